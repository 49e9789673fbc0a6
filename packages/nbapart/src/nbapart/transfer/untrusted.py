"""What comes from a student's kernel: data that are checked, and proxies for what stays there."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

NAME_CHARACTERS = 80


def expect(holds: bool, what: str) -> None:
    """Refuse data for which something does not hold.

    Parameters
    ----------
    holds : bool
    what : str
        What is wrong otherwise.

    Raises
    ------
    ValueError

    Examples
    --------
    >>> expect(1 > 0, "no size")
    >>> expect(-1 > 0, "no size")
    Traceback (most recent call last):
    ValueError: no size
    """
    if not holds:
        raise ValueError(what)


class Stranger:
    """A proxy for a value that cannot cross: inert, only the name of its type is known."""

    __slots__ = ()

    def __repr__(self):
        return f"<{type(self).__name__}>"


class Handle:
    """A proxy for a function of the kernel: it is called there, with the arguments given here.

    Attributes
    ----------
    number : int
        What the kernel knows it by.
    __name__ : str
        Its name.
    """

    def __init__(self, number: int, name: str, ask: Callable[..., object]):
        self.number, self.__name__, self._ask = number, name, ask

    def __call__(self, *args, **kwargs):
        return self._ask(self, args, kwargs)

    def __repr__(self):
        return f"<function {self.__name__}>"


def named(base: type, name: object) -> type:
    """Return a subclass of the base with the name that a type has in the kernel.

    Parameters
    ----------
    base : type
    name : str
        Anything; what is no name of a type becomes "object".

    Returns
    -------
    type

    Examples
    --------
    >>> named(Stranger, "generator")()
    <generator>
    >>> named(Stranger, "a\\x00b").__name__
    'object'
    """
    return _named(base, clean(name))


def clean(name: Any) -> str:
    """Return a name as it is where it is a name and not too long; else "object"."""
    good = type(name) is str and len(name) <= NAME_CHARACTERS and name.isidentifier()
    return name if good else "object"


@lru_cache(maxsize=256)
def _named(base, name):
    return type(name, (base,), {"__slots__": ()} if base is Stranger else {})
