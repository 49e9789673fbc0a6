"""The codecs of what stays where it is: functions, modules, and what no other codec encodes."""

import importlib
import operator
import sys
from types import BuiltinFunctionType, FunctionType, ModuleType

import numpy as np

from nbapart.transfer import kinds_library  # noqa: F401 - its kinds are tried before these
from nbapart.transfer.codec import BuiltIn, register
from nbapart.transfer.encode import Refused, name_of
from nbapart.transfer.untrusted import FunctionProxy, OpaqueValue, clean, expect

MAX_FUNCTIONS = 1 << 20  # that the marker may hold proxies for
NAMED = (BuiltinFunctionType, FunctionType, ModuleType, type, np.ufunc, type(np.mean))


def _write_proxy(encoder, value, depth):
    if encoder.end is None or value.end is not encoder.end:
        raise Refused(name_of(type(value)), "is a function of another kernel")
    return ["k", value.number]


def _read_own(decoder, depth, number):
    expect(decoder.end is not None, "a function")
    return decoder.end.own(number)


register(
    BuiltIn(
        "k",
        "function of the end that reads it: its number",
        _write_proxy,
        _read_own,
        types=(FunctionProxy,),
    )
)


def _place(value):
    """Return module and name of a library's function, class or module, else None."""
    if type(value) is ModuleType:
        module, name = value.__name__, ""
    else:
        module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
        if name is None:  # as with ufuncs of NumPy
            module, name = "numpy", getattr(value, "__name__", None)
    if type(module) is not str or type(name) is not str or module == "__main__":
        return None
    return (module, name) if _found(module, name) is value else None


def _found(module, name):
    try:
        found = sys.modules[module]
        return operator.attrgetter(name)(found) if name else found
    except (KeyError, AttributeError):
        return None


def _is_named(value):
    return type(value) in NAMED and _place(value) is not None


def _write_named(encoder, value, depth):
    if encoder.end is None or encoder.end.trusts:
        return NotImplemented
    return ["g", *_place(value)]


def _read_named(decoder, depth, module, name):
    expect(decoder.end is not None and decoder.end.trusts, "a name")
    found = importlib.import_module(module)
    return operator.attrgetter(name)(found) if name else found


register(
    BuiltIn(
        "g",
        "function of a library, for the kernel: module, name",
        _write_named,
        _read_named,
        claims=_is_named,
    )
)


def _write_function(encoder, value, depth):
    kind = type(value)
    if encoder.end is None or not encoder.end.gives(value):
        raise Refused(name_of(kind), "is a function that cannot be given away")
    name = getattr(value, "__name__", None) if kind is type(_write_function) else None
    return ["h", encoder.end.keep(value), name_of(kind), clean(name or name_of(kind))]


def _read_function(decoder, depth, number, kind, name):
    expect(decoder.end is not None and type(number) is int, "a function")
    expect(0 <= number < MAX_FUNCTIONS and type(name) is str, "a function")
    return decoder.named(FunctionProxy, kind)(number, name, decoder.end)


register(
    BuiltIn(
        "h",
        "function: its number, type and name",
        _write_function,
        _read_function,
        claims=callable,
    )
)
register(
    BuiltIn(
        "x",
        "anything else: the name of its type",
        lambda encoder, value, depth: ["x", name_of(type(value))],
        lambda decoder, depth, kind: decoder.named(OpaqueValue, kind)(),
        claims=lambda value: True,
    )
)
