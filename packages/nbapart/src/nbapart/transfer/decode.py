"""Makes values of plain data, as `values` lists them, and refuses everything else."""

import math
import struct
from fractions import Fraction

import numpy as np

from nbapart.transfer import arrays, sympy_tree
from nbapart.transfer.framing import parts
from nbapart.transfer.proxies import Handle, Stranger, named
from nbapart.transfer.untrusted import expect

# Keys can be chosen so that they all collide; so many may.
KEYS, COLLIDING = 256, 1 << 60
TYPES, HANDLES, FORMULAS = 64, 1 << 20, 100


class Unpacker:
    """Makes one value; each reader gets what stands behind its letter, and raises what it likes.

    Parameters
    ----------
    bounds : Bounds
    ask : callable, optional
        What a function calls, see `stand.Handle`.
    """

    def __init__(self, bounds, ask=None):
        self.bounds, self.ask = bounds, ask
        self.types, self.functions, self.formulas = set(), set(), FORMULAS

    def unpack(self, packed, depth=0):
        """Make a value, or a part of it that stands so many levels down."""
        expect(depth <= self.bounds.depth, "too deep")
        kind = type(packed)
        if kind is not list:
            return _plain(packed, kind)
        return _READERS[packed[0]](self, depth, *packed[1:])

    def all(self, packed, depth):
        """Make the parts of a value."""
        return [self.unpack(part, depth + 1) for part in packed]

    def named(self, base, name):
        """Make a type with a name; only so many of them."""
        kind = named(base, name)
        self.types.add(kind)
        expect(len(self.types) <= TYPES, "too many types")
        return kind


def _plain(value, kind):
    if kind is int:
        return sympy_tree.whole(value)
    expect(kind in (type(None), bool, str) or (kind is float and math.isfinite(value)), "no value")
    return value


def _floats(letters, data):
    expect(type(data) is str, "no bits")
    return struct.unpack(letters, bytes.fromhex(data))


def _float(unpacker, depth, data):
    return _floats("<d", data)[0]


def _complex(unpacker, depth, data):
    return complex(*_floats("<dd", data))


def _bytes(unpacker, depth, data):
    return arrays.octets(data)


def _list(unpacker, depth, *items):
    return unpacker.all(items, depth)


def _list_of_floats(unpacker, depth, data):
    return np.frombuffer(arrays.octets(data), "<f8").tolist()


def _tuple(unpacker, depth, *items):
    return tuple(unpacker.all(items, depth))


def _set(unpacker, depth, *items):
    return set(_keys(unpacker.all(items, depth)))


def _frozenset(unpacker, depth, *items):
    return frozenset(_keys(unpacker.all(items, depth)))


def _dict(unpacker, depth, *items):
    keys = _keys(unpacker.all(items[::2], depth))
    made = dict(zip(keys, unpacker.all(items[1::2], depth), strict=True))
    expect(len(made) == len(keys), "a key twice")
    return made


def _keys(keys):
    """Return keys that can be put into a table in a bearable time."""
    expect(len(keys) <= KEYS or all(map(_is_spread, keys)), "too many keys")
    return keys


def _is_spread(key):
    kind = type(key)
    return kind in (str, float) or (kind is int and abs(key) < COLLIDING)


def _range(unpacker, depth, start, stop, step):
    # Whoever makes an array of it must get away with it.
    made = range(*map(sympy_tree.whole, (start, stop, step)))
    expect(len(made) <= parts(unpacker.bounds.size), "too long")
    return made


def _ellipsis(unpacker, depth):
    return ...


def _fraction(unpacker, depth, above, below):
    expect(sympy_tree.whole(below) > 0, "no fraction")
    return Fraction(sympy_tree.whole(above), below)


def _mpf(unpacker, depth, mantissa, exponent):
    import mpmath

    return mpmath.mp.make_mpf(sympy_tree.binary(mantissa, exponent))


def _array(unpacker, depth, *written):
    return arrays.load(*written, unpacker.bounds.size)


def _objects(unpacker, depth, shape, *items):
    arrays.fit(shape, 8, len(items) * 8, unpacker.bounds.size)
    made = np.empty(len(items), object)
    for place, item in enumerate(unpacker.all(items, depth)):
        made[place] = item
    return made.reshape(shape)


def _scalar(unpacker, depth, dtype, data):
    return arrays.load(dtype, [], "C", True, data, unpacker.bounds.size)[()]


def _text(unpacker, depth, data):
    expect(type(data) is str, "no text")
    return np.str_(data)


def _formula(unpacker, depth, tree):
    unpacker.formulas -= 1
    expect(unpacker.formulas >= 0, "too many expressions")
    return sympy_tree.load(tree, unpacker.functions)


def _figure(unpacker, depth):
    from matplotlib.figure import Figure

    return Figure()


def _handle(unpacker, depth, number, kind, name):
    expect(unpacker.ask is not None and type(number) is int, "a function")
    expect(0 <= number < HANDLES and type(name) is str, "a function")
    return unpacker.named(Handle, kind)(number, name, unpacker.ask)


def _stranger(unpacker, depth, kind):
    return unpacker.named(Stranger, kind)()


_READERS = {
    "f": _float,
    "c": _complex,
    "b": _bytes,
    "l": _list,
    "w": _list_of_floats,
    "t": _tuple,
    "s": _set,
    "z": _frozenset,
    "d": _dict,
    "r": _range,
    "e": _ellipsis,
    "q": _fraction,
    "m": _mpf,
    "a": _array,
    "o": _objects,
    "n": _scalar,
    "u": _text,
    "y": _formula,
    "g": _figure,
    "h": _handle,
    "x": _stranger,
}
