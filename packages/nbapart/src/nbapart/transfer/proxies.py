"""What stands in the marker for a thing that stays in the kernel: inert, with its type's name."""

from functools import lru_cache

LONGEST = 80


class Stranger:
    """A thing that cannot cross; only the name of its type is known."""

    __slots__ = ()

    def __repr__(self):
        return f"<{type(self).__name__}>"


class Handle:
    """A function of the kernel, called there with the arguments given here.

    Attributes
    ----------
    number : int
        What the kernel knows it by.
    __name__ : str
        Its name.
    """

    def __init__(self, number, name, ask):
        self.number, self.__name__, self._ask = number, name, ask

    def __call__(self, *args, **kwargs):
        return self._ask(self, args, kwargs)

    def __repr__(self):
        return f"<function {self.__name__}>"


def named(base, name):
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


def clean(name):
    """Return a name as it is where it is one, of a bearable length; else "object"."""
    good = type(name) is str and len(name) <= LONGEST and name.isidentifier()
    return name if good else "object"


@lru_cache(maxsize=256)
def _named(base, name):
    return type(name, (base,), {"__slots__": ()} if base is Stranger else {})
