"""Writes values as plain data, as `values` lists them, with the methods of their own base types."""

import struct
import sys
from fractions import Fraction
from math import isfinite

import numpy as np

from nbapart.transfer import arrays, sympy_tree
from nbapart.transfer.framing import parts
from nbapart.transfer.proxies import clean

MANY = 8  # floats from which on a list is written by its bits


class Refused(Exception):
    """A value cannot cross.

    Attributes
    ----------
    kind : str
        The name of its type.
    why : str
        What is in the way, as the end of a sentence that begins with the value.
    where : str
        Its place in what should have crossed, as in "['a'][2]".
    """

    def __init__(self, kind, why, where=""):
        super().__init__(kind, why, where)
        self.kind, self.why, self.where = kind, why, where


class Packer:
    """Writes one value, and counts its parts and bytes.

    Parameters
    ----------
    bounds : Bounds
    keep : callable, optional
        Given a function, keeps it and returns its number.
    """

    def __init__(self, bounds, keep=None):
        self.bounds, self.keep = bounds, keep
        self.bytes, self.parts = bounds.size, parts(bounds.size)

    def pack(self, value, depth=0):
        """Write a value, or a part of it that stands so many levels down."""
        kind = type(value)
        self.spend(kind, 1)
        if depth > self.bounds.depth:
            raise Refused(name_of(kind), "lies too many levels deep")
        return (_WRITERS.get(kind) or _writer(kind))(self, value, depth)

    def spend(self, kind, size, count=1):
        """Count what is written; a value that is too large is refused before it is written."""
        self.bytes, self.parts = self.bytes - size, self.parts - count
        if self.bytes < 0 or self.parts < 0:
            raise Refused(name_of(kind), "is too large")

    def inside(self, value, depth, key):
        """Write a part of a value; where it is refused, say where it stands."""
        try:
            return self.pack(value, depth + 1)
        except Refused as refused:
            refused.where = f"[{_shown(key)}]{refused.where}"[:200]
            raise


def name_of(kind):
    """Return a type's own name, whatever its metaclass says."""
    return clean(str.__str__(type.__dict__["__name__"].__get__(kind)))


def _shown(key):
    return repr(key)[:40] if type(key) in (str, int, float, bool) else "..."


def _writer(kind):
    """Find how a derived type is written; only what the type really is counts."""
    for base, write in _BASES:
        if issubclass(kind, base):
            return write
    if sympy_tree.is_formula(kind):
        return _formula
    mpmath = sys.modules.get("mpmath")
    return _mpf if mpmath and issubclass(kind, mpmath.mpf) else _other


def _same(packer, value, depth):
    return value


def _int(packer, value, depth):
    value = int.__int__(value)
    if value.bit_length() > sympy_tree.BITS:
        raise Refused("int", "has more than 4,000 digits")
    packer.spend(int, value.bit_length() // 3)
    return value


def _float(packer, value, depth):
    value = float.__float__(value)
    return value if isfinite(value) else ["f", struct.pack("<d", value).hex()]


def _complex(packer, value, depth):
    value = complex.__complex__(value)
    return ["c", struct.pack("<dd", value.real, value.imag).hex()]


def _str(packer, value, depth):
    value = str.__str__(value)
    packer.spend(str, len(value), 0)
    return value


def _bytes(packer, value, depth):
    value = bytes.__getitem__(value, slice(None))
    packer.spend(bytes, len(value) * 4 // 3, 0)
    return ["b", arrays.text(bytes(value))]


def _list(packer, value, depth):
    picture = _picture(packer, value, depth)
    return picture or _items(packer, "l", list.__getitem__(value, slice(None)), depth)


def _tuple(packer, value, depth):
    picture = _picture(packer, value, depth)
    return picture or _items(packer, "t", tuple.__getitem__(value, slice(None)), depth)


def _items(packer, letter, items, depth):
    packer.spend(list, 0, len(items))
    if letter == "l" and len(items) >= MANY and set(map(type, items)) == {float}:
        packer.spend(list, len(items) * 32 // 3)
        return ["w", arrays.text(struct.pack(f"<{len(items)}d", *items))]
    inside = packer.inside
    return [letter, *[inside(item, depth, place) for place, item in enumerate(items)]]


def _set(packer, value, depth):
    return ["s", *[packer.inside(item, depth, None) for item in set.__iter__(value)]]


def _frozenset(packer, value, depth):
    return ["z", *[packer.inside(item, depth, None) for item in frozenset.__iter__(value)]]


def _dict(packer, value, depth):
    written = ["d"]
    for key, item in dict.items(value):
        written.append(packer.inside(key, depth, key))
        written.append(packer.inside(item, depth, key))
    return written


def _range(packer, value, depth):
    packer.spend(range, 0, len(value) if abs(value.stop - value.start) < sys.maxsize else 1 << 60)
    return ["r", *(_int(packer, n, depth) for n in (value.start, value.stop, value.step))]


def _ellipsis(packer, value, depth):
    return ["e"]


def _fraction(packer, value, depth):
    pair = Fraction._numerator.__get__(value), Fraction._denominator.__get__(value)
    return ["q", *(_int(packer, n, depth) for n in pair)]


def _mpf(packer, value, depth):
    try:
        return ["m", *sympy_tree.parts(value._mpf_)]
    except OverflowError:
        return _float(packer, float(value), depth)


def _array(packer, value, depth):
    plain = np.ndarray.view(value, np.ndarray)
    if plain.dtype.kind == "O":
        packer.spend(np.ndarray, 0, plain.size)
        return _picture(packer, plain, depth) or _objects(packer, plain, depth)
    if not arrays.is_plain(plain.dtype):
        raise Refused("ndarray", f"is an array of values of type {str(plain.dtype)[:60]}")
    packer.spend(np.ndarray, plain.nbytes * 4 // 3, 8)
    return ["a", *arrays.dump(plain)]


def _objects(packer, array, depth):
    parts = [packer.inside(item, depth, place) for place, item in enumerate(array.flat)]
    return ["o", list(array.shape), *parts]


def _scalar(packer, value, depth):
    """Write a NumPy number; text and bytes may end in zeros, which an array would lose."""
    kind = type(value)
    if issubclass(kind, np.str_):
        return ["u", _str(packer, value, depth)]
    if issubclass(kind, np.bytes_):
        return _bytes(packer, value, depth)
    dtype = np.generic.dtype.__get__(value)
    if not arrays.is_plain(dtype):
        return _other(packer, value, depth)
    return ["n", dtype.str, arrays.text(np.generic.tobytes(value))]


def _formula(packer, value, depth):
    try:
        written = sympy_tree.dump(value)
    except TypeError as error:
        raise Refused(name_of(type(value)), f"is an expression with {error} in it") from None
    except OverflowError:
        raise Refused(name_of(type(value)), "is too large an expression") from None
    return ["y", written]


def _picture(packer, value, depth):
    """Write what shows axes, alone or in a row; None where nothing does."""
    artists = _artists()
    kinds = {type(value)} | _kinds(value) if artists else set()
    if any(issubclass(kind, artists) for kind in kinds):
        return _record(packer, value, depth)
    is_pyplot = value is sys.modules.get("matplotlib.pyplot")
    return _record(packer, value, depth) if is_pyplot else None


def _artists():
    """Return Matplotlib's types that know their axes; none where it is not in use."""
    rooms = (("matplotlib.artist", "Artist"), ("matplotlib.container", "Container"))
    return tuple(getattr(sys.modules[room], name) for room, name in rooms if room in sys.modules)


def _kinds(value):
    """Return the types of the parts of a row."""
    bases = ((list, list.__iter__), (tuple, tuple.__iter__), (np.ndarray, np.ndarray.flat.__get__))
    steps = (each for base, each in bases if issubclass(type(value), base))
    return {type(part) for each in steps for part in each(value)}


def _record(packer, value, depth):
    from sigmoid_course.checks.figure_record import record

    try:
        kept = record(value)
    except Exception:  # an artist may be anything, and is then no picture
        return None
    if kept == "empty":
        return ["g"]
    return packer.pack(kept, depth) if isinstance(kept, dict) else None


def _other(packer, value, depth):
    """Write a picture, a function, or the name of a type."""
    picture = _picture(packer, value, depth)
    if picture:
        return picture
    if callable(value):
        return _function(packer, value)
    return ["x", name_of(type(value))]


def _function(packer, value):
    kind = type(value)
    if packer.keep is None:
        raise Refused(name_of(kind), "is a function, and functions cannot be given away")
    name = getattr(value, "__name__", None) if kind is type(_function) else None
    return ["h", packer.keep(value), name_of(kind), clean(name or name_of(kind))]


# In this order: a NumPy float is a float as well.
_BASES = (
    (np.ndarray, _array),
    (np.generic, _scalar),
    (str, _str),
    (int, _int),
    (float, _float),
    (complex, _complex),
    (bytes, _bytes),
    (dict, _dict),
    (list, _list),
    (tuple, _tuple),
    (set, _set),
    (frozenset, _frozenset),
    (range, _range),
    (Fraction, _fraction),
    (type(...), _ellipsis),
)
_WRITERS = {type(None): _same, bool: _same, **dict(_BASES)}
