"""Proxies for what stays at the other end: functions, classes, and objects of a student's own.

Whatever a test does with a proxy is done at the other end, and what comes back is data: no code of
a student's runs in the marker. A comparison is refused where the student's own code would make it.
It would be told what the test expects, and could agree with anything.
"""

import operator
from collections.abc import Callable
from functools import lru_cache
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

import numpy as np

from nbapart.transfer.untrusted import clean, expect

FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType)
MAX_LENGTH = 1_000_000  # that an object may claim; a list of it takes room for so many at once
BINARY = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "matmul", "pow"),
    *("and", "or", "xor", "lshift", "rshift"),
)
REFUSED = ("eq", "ne", "lt", "le", "gt", "ge", "hash", "contains")


class OpaqueValue:
    """A proxy for a value that cannot cross; it carries nothing but the name of its type."""

    __slots__ = ()

    def __repr__(self):
        return f"<{type(self).__name__}>"


class Proxy:
    """A proxy for a value at the other end; `named` adds the special methods that the value has.

    Names that begin and end with an underscore are the proxy's own; all others are the value's.

    Attributes
    ----------
    _number_ : int
        The value's number there.
    __name__ : str
        The name of the function or class, or of the object's type.
    _end_ : ends.End
        The end at which the proxy is.
    """

    __slots__ = ("__name__", "__weakref__", "_end_", "_number_")

    def __init__(self, number: int, name: str, end: Any):
        self._number_, self.__name__, self._end_ = number, name, end

    def __getattribute__(self, name):
        if _is_own(name):
            return object.__getattribute__(self, name)
        return self._end_.ask(getattr, self, name)

    def __setattr__(self, name, value):
        if _is_own(name):
            object.__setattr__(self, name, value)
        else:
            self._end_.ask(setattr, self, name, value)

    def __delattr__(self, name):
        self._end_.ask(delattr, self, name)

    def __repr__(self):
        kind = "function " if callable(self) else ""
        return f"<{kind}{self.__name__}>"

    def __reduce_ex__(self, _):
        self._end_.refuse(self)

    def __mro_entries__(self, _):
        self._end_.refuse(self)


def _is_own(name):
    return name.startswith("_") and name.endswith("_")


def is_proxy(value: object) -> bool:
    """Return whether a value is a proxy, without asking the value."""
    return issubclass(type(value), Proxy)


def _asked(function):
    def method(self, *args):
        return self._end_.ask(function, self, *args)

    return method


def _between(function, is_reflected=False):
    """Do what two objects of a student's own do with each other, and refuse it with another."""

    def method(self, other):
        if not is_proxy(other):
            self._end_.refuse(self)
        pair = (other, self) if is_reflected else (self, other)
        return self._end_.ask(function, *pair)

    return method


def _refused(self, *_):
    self._end_.refuse(self)


def _called(self, *args, **kwargs):
    return self._end_.call(self, args, kwargs)


def _length(self):
    length = self._end_.ask(len, self)
    expect(length <= MAX_LENGTH, "too long")
    return length


def _is_instance(self, value):
    return self._end_.ask(isinstance, value, self)


def _is_subclass(self, kind):
    return self._end_.ask(issubclass, kind, self)


def _as_array(self, *_, **__):
    return self._end_.ask(np.asarray, self)


SPECIAL: dict[str, Callable] = {
    "__array__": _as_array,
    "__call__": _called,
    "__len__": _length,
    "__instancecheck__": _is_instance,
    "__subclasscheck__": _is_subclass,
    "__getitem__": _asked(operator.getitem),
    "__index__": _asked(operator.index),
}
_ASKED = (iter, next, bool, float, int, complex, abs, round, str, repr, format, reversed)
SPECIAL |= {f"__{one.__name__}__": _asked(one) for one in _ASKED}
SPECIAL |= {f"__{one}__": _asked(getattr(operator, one)) for one in ("neg", "pos", "invert")}
SPECIAL |= {f"__{one}__": _between(getattr(operator, f"__{one}__")) for one in BINARY}
SPECIAL |= {f"__r{one}__": _between(getattr(operator, f"__{one}__"), True) for one in BINARY}
SPECIAL |= {f"__{one}__": _refused for one in REFUSED}
OF_CLASSES = ("__call__", "__instancecheck__", "__subclasscheck__")


def special(value: object) -> list[str]:
    """Return the special methods that a proxy of a value has.

    Examples
    --------
    >>> special(len), special(iter("a"))
    (['__call__'], ['__iter__', '__next__'])
    """
    kind = type(value)
    if issubclass(kind, FUNCTIONS):
        return ["__call__"]
    if issubclass(kind, type):
        return list(OF_CLASSES)
    members: dict[str, object] = {}
    for base in reversed(kind.__mro__[:-1]):
        members |= {name: one for name, one in vars(base).items() if name in SPECIAL}
    return sorted(name for name, one in members.items() if one is not None)


def named(base: type, name: object, methods: tuple[str, ...] = ()) -> type:
    """Return a subclass of `base` with the name that a type has in the kernel.

    Parameters
    ----------
    base : type
    name : object
        Not trusted; anything that is not a valid name becomes "object".
    methods : tuple of str
        Names of special methods, not trusted; those that are not in `SPECIAL` fail.

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
    return _named(base, clean(name), methods)


@lru_cache(maxsize=256)
def _named(base, name, methods):
    return type(name, (base,), {"__slots__": ()} | {one: SPECIAL[one] for one in methods})
