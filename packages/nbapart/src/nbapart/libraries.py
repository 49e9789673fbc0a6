"""nbapart's own extensions, each for a library that need not be there."""

from importlib.util import find_spec

from nbapart import extensions

EXTENSIONS = {"pandas": "nbapart.pandas_tables"}


def use() -> None:
    """Use the extension for each library that is installed.

    Examples
    --------
    >>> use()
    """
    extensions.use(module for library, module in EXTENSIONS.items() if find_spec(library))
