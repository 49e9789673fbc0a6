"""The codecs of what stays where it is: functions, classes, and objects that no other encodes."""

import importlib
import operator
import sys
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

import numpy as np

from nbapart.transfer import kinds_library  # noqa: F401 - its kinds are tried before these
from nbapart.transfer.codec import BuiltIn, register
from nbapart.transfer.encode import Refused, name_of
from nbapart.transfer.proxies import OpaqueValue, Proxy, special
from nbapart.transfer.untrusted import clean, expect

MAX_KEPT = 1 << 20  # values that the marker may have proxies for
NAMED = (BuiltinFunctionType, FunctionType, ModuleType, type, np.ufunc, type(np.mean))


def _write_proxy(encoder, value, depth):
    if encoder.end is None or value._end_ is not encoder.end:
        raise Refused(name_of(type(value)), "is a function or an object of another kernel")
    return ["k", value._number_]


def _read_own(decoder, depth, number):
    expect(decoder.end is not None, "something kept")
    return decoder.end.own(number)


register(
    BuiltIn(
        "k",
        "function or object of the end that reads it: its number",
        _write_proxy,
        _read_own,
        types=(Proxy,),
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


def _write_kept(encoder, value, depth):
    kind = type(value)
    if encoder.end is None and not callable(value):
        return NotImplemented
    if encoder.end is None or not encoder.end.gives(value):
        what = "a function" if callable(value) else "an object"
        raise Refused(name_of(kind), f"is {what} that cannot be given away")
    name = getattr(value, "__name__", None) if kind in (FunctionType, MethodType, type) else None
    shown = clean(name or name_of(kind))
    return ["h", encoder.end.keep(value), name_of(kind), shown, *special(value)]


def _read_kept(decoder, depth, number, kind, name, *methods):
    expect(decoder.end is not None and type(number) is int, "something kept")
    expect(0 <= number < MAX_KEPT and type(name) is type(kind) is str, "something kept")
    made, known = decoder.named(Proxy, kind, methods), decoder.end.proxies.get(number)
    if type(known) is made:
        return known
    return decoder.end.proxies.setdefault(number, made(number, clean(name), decoder.end))


register(
    BuiltIn(
        "h",
        "function, class or object: its number, type, name and special methods",
        _write_kept,
        _read_kept,
        claims=lambda value: True,
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
