"""Checks for data from a student's kernel, and proxies for values that stay there."""

from functools import lru_cache
from typing import Any

MAX_NAME_CHARACTERS = 80


def expect(holds: bool, what: str) -> None:
    """Refuse untrusted data unless a condition holds.

    Parameters
    ----------
    holds : bool
    what : str
        What is wrong with the data if the condition does not hold.

    Raises
    ------
    ValueError
        The condition does not hold.

    Examples
    --------
    >>> expect(1 > 0, "no size")
    >>> expect(-1 > 0, "no size")
    Traceback (most recent call last):
    ValueError: no size
    """
    if not holds:
        raise ValueError(what)


class OpaqueValue:
    """A proxy for a value that cannot cross; it carries nothing but the name of its type."""

    __slots__ = ()

    def __repr__(self):
        return f"<{type(self).__name__}>"


class FunctionProxy:
    """A proxy for a function at the other end: calling it calls the function there.

    Attributes
    ----------
    number : int
        The function's number there.
    __name__ : str
        The function's name.
    end : ends.End
        The end at which the proxy is.
    """

    def __init__(self, number: int, name: str, end: Any):
        self.number, self.__name__, self.end = number, name, end

    def __call__(self, *args, **kwargs):
        return self.end.call(self, args, kwargs)

    def __repr__(self):
        return f"<function {self.__name__}>"


def named(base: type, name: object) -> type:
    """Return a subclass of `base` with the name that a type has in the kernel.

    Parameters
    ----------
    base : type
    name : object
        Not trusted; anything that is not a valid name becomes "object".

    Returns
    -------
    type

    Examples
    --------
    >>> named(OpaqueValue, "generator")()
    <generator>
    >>> named(OpaqueValue, "a\\x00b").__name__
    'object'
    """
    return _named(base, clean(name))


def clean(name: Any) -> str:
    """Return a name if it is an identifier and not too long, else "object"."""
    good = type(name) is str and len(name) <= MAX_NAME_CHARACTERS and name.isidentifier()
    return name if good else "object"


@lru_cache(maxsize=256)
def _named(base, name):
    return type(name, (base,), {"__slots__": ()} if base is OpaqueValue else {})
