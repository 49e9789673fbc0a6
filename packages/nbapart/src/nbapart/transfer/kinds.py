"""The codecs of nbapart's own kinds of values, in the order in which they are tried for a value.

Each encodes with the methods of its base type, even where a subclass overrides them: an instance of
a subclass crosses as an instance of the base type. Data that are decoded may be forged.
"""

import math
import struct
import sys
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from nbapart.patches import mpf_tuple
from nbapart.transfer import arrays, sympy_tree
from nbapart.transfer.codec import BuiltIn, register
from nbapart.transfer.encode import Refused, name_of
from nbapart.transfer.framing import parts
from nbapart.transfer.untrusted import expect

MIN_PACKED = 8  # a list of at least so many floats is encoded as their bits
# A student can choose keys whose hashes all collide; a dict or set may have this many such keys.
MAX_COLLIDING_KEYS = 256
SELF_HASHING_BELOW = 1 << 60  # smaller integers are their own hashes


def _floats(letters, data):
    expect(type(data) is str, "no bits")
    return struct.unpack(letters, bytes.fromhex(data))


# Lists, dicts, sets and arrays are the same objects at both ends, see `shared`.


def sharing(
    write: Callable, may_be_claimed: Callable[[object], bool] = lambda value: False
) -> Callable:
    """Let a kind's `write` name an object that the other end has, instead of writing it again."""

    def written(encoder, value, depth):
        if may_be_claimed(value) and (claimed := encoder.claimed(value, depth)) is not None:
            return claimed
        known = encoder.known(value, depth)
        if known is not None:
            return ["@", known]
        made = write(encoder, value, depth)
        encoder.learn(value, depth)
        return made

    return written


def shared(read: Callable) -> Callable:
    """Let a kind's `read` remember what it has made."""

    def made(decoder, depth, *parts):
        value = read(decoder, depth, *parts)
        decoder.learn(value, depth)
        return value

    return made


register(
    BuiltIn(
        "@",
        "object that both ends have: its number",
        lambda encoder, value, depth: NotImplemented,
        lambda decoder, depth, number: decoder.known(number),
        claims=lambda value: False,
    )
)


# Arrays


def _holds_objects(value):
    return issubclass(type(value), np.ndarray) and np.ndarray.dtype.__get__(value).kind == "O"


def _write_objects(encoder, value, depth):
    array = np.ndarray.view(value, np.ndarray)
    encoder.spend(np.ndarray, 0, array.size)
    items = [encoder.inside(item, depth, place) for place, item in enumerate(array.flat)]
    return ["o", list(array.shape), *items]


def _read_objects(decoder, depth, shape, *items):
    arrays.fit(shape, 8, len(items) * 8, decoder.bounds.size)
    made = np.empty(len(items), object)
    for place, item in enumerate(decoder.all(items, depth)):
        made[place] = item
    return made.reshape(shape)


register(
    BuiltIn(
        "o",
        "NumPy array of objects: shape, parts",
        sharing(_write_objects, _holds_objects),
        shared(_read_objects),
        claims=_holds_objects,
    )
)


def _write_array(encoder, value, depth):
    plain = np.ndarray.view(value, np.ndarray)
    if _holds_objects(plain):
        return _write_objects(encoder, plain, depth)
    if not arrays.is_plain(plain.dtype):
        raise Refused("ndarray", f"is an array of values of type {str(plain.dtype)[:60]}")
    encoder.spend(np.ndarray, plain.nbytes * 4 // 3, 8)
    return ["a", *arrays.dump(plain)]


def _read_array(decoder, depth, *written):
    return arrays.load(*written, decoder.bounds.size)


register(
    BuiltIn(
        "a",
        "NumPy array, see `arrays`",
        sharing(_write_array, _holds_objects),
        shared(_read_array),
        (np.ndarray,),
    )
)


# Text and bytes


def _write_str(encoder, value, depth):
    value = str.__str__(value)
    encoder.spend(str, len(value), 0)
    return value


def _read_text(decoder, depth, data):
    expect(type(data) is str, "no text")
    return np.str_(data)


# NumPy strings and bytes can end in zeros, which an array would drop.
register(
    BuiltIn(
        "u",
        "NumPy text",
        lambda encoder, value, depth: ["u", _write_str(encoder, value, depth)],
        _read_text,
        (np.str_,),
    )
)


def _write_bytes(encoder, value, depth):
    value = bytes.__getitem__(value, slice(None))
    encoder.spend(bytes, len(value) * 4 // 3, 0)
    return ["b", arrays.text(bytes(value))]


register(
    BuiltIn("b", "bytes", _write_bytes, lambda decoder, depth, data: arrays.octets(data), (bytes,))
)


# Numbers: a NumPy float is a float as well, so NumPy's come first.


def _write_scalar(encoder, value, depth):
    dtype = np.generic.dtype.__get__(value)
    if not arrays.is_plain(dtype):
        return NotImplemented
    return ["n", dtype.str, arrays.text(np.generic.tobytes(value))]


def _read_scalar(decoder, depth, dtype, data):
    return arrays.load(dtype, [], "C", True, data, decoder.bounds.size)[()]


register(BuiltIn("n", "NumPy scalar: dtype, bytes", _write_scalar, _read_scalar, (np.generic,)))


def _write_itself(encoder, value, depth):
    return value


def _read_itself(decoder, depth, value):
    return value


register(BuiltIn("", "None and truth values", _write_itself, _read_itself, (type(None), bool)))
register(BuiltIn("", "text", _write_str, _read_itself, (str,)))


def _write_int(encoder, value, depth):
    value = int.__int__(value)
    if value.bit_length() > sympy_tree.MAX_BITS:
        raise Refused("int", "has more than 4,000 digits")
    encoder.spend(int, value.bit_length() // 3)
    return value


def _read_int(decoder, depth, value):
    return sympy_tree.whole(value)


register(BuiltIn("", "whole number", _write_int, _read_int, (int,)))


def _write_bits(encoder, value, depth):
    return ["f", struct.pack("<d", value).hex()]


BITS = register(
    BuiltIn(
        "f",
        "float, nan or infinite: its bits",
        _write_bits,
        lambda decoder, depth, data: _floats("<d", data)[0],
        claims=lambda value: type(value) is float and not math.isfinite(value),
    )
)


def _write_float(encoder, value, depth):
    value = float.__float__(value)
    return value if math.isfinite(value) else BITS.encode(encoder, value, depth)


def _read_float(decoder, depth, value):
    expect(math.isfinite(value), "no value")
    return value


register(BuiltIn("", "finite float", _write_float, _read_float, (float,)))


def _write_complex(encoder, value, depth):
    value = complex.__complex__(value)
    return ["c", struct.pack("<dd", value.real, value.imag).hex()]


register(
    BuiltIn(
        "c",
        "complex: its bits",
        _write_complex,
        lambda decoder, depth, data: complex(*_floats("<dd", data)),
        (complex,),
    )
)


# Containers


def _write_dict(encoder, value, depth):
    written = ["d"]
    for key, item in dict.items(value):
        written.append(encoder.inside(key, depth, key))
        written.append(encoder.inside(item, depth, key))
    return written


def _read_dict(decoder, depth, *items):
    found = keys(decoder.all(items[::2], depth))
    made = dict(zip(found, decoder.all(items[1::2], depth), strict=True))
    expect(len(made) == len(found), "a key twice")
    return made


def keys(found: list) -> list:
    """Return the keys, unless inserting them into a hash table could take too long."""
    expect(
        len(found) <= MAX_COLLIDING_KEYS or all(map(_cannot_collide, found)),
        "too many keys",
    )
    return found


def _cannot_collide(key):
    kind = type(key)
    return kind in (str, float) or (kind is int and abs(key) < SELF_HASHING_BELOW)


register(
    BuiltIn(
        "d",
        "dict: key, value, key, value, …",
        sharing(_write_dict),
        shared(_read_dict),
        (dict,),
    )
)


def _are_floats(value):
    return type(value) is list and len(value) >= MIN_PACKED and set(map(type, value)) == {float}


def _write_floats(encoder, items, depth):
    encoder.spend(list, len(items) * 32 // 3)
    return ["w", arrays.text(struct.pack(f"<{len(items)}d", *items))]


FLOATS = register(
    BuiltIn(
        "w",
        "list of floats: their bits",
        _write_floats,
        shared(lambda decoder, depth, data: np.frombuffer(arrays.octets(data), "<f8").tolist()),
        claims=_are_floats,
    )
)


def _items(encoder, tag, items, depth):
    encoder.spend(list, 0, len(items))
    if tag == "l" and FLOATS.claims(items):
        return FLOATS.encode(encoder, items, depth)
    inside = encoder.inside
    return [tag, *[inside(item, depth, place) for place, item in enumerate(items)]]


def _write_list(encoder, value, depth):
    return _items(encoder, "l", list.__getitem__(value, slice(None)), depth)


def _write_tuple(encoder, value, depth):
    claimed = encoder.claimed(value, depth)
    return claimed or _items(encoder, "t", tuple.__getitem__(value, slice(None)), depth)


register(
    BuiltIn(
        "l",
        "list",
        sharing(_write_list, lambda value: True),
        shared(lambda decoder, depth, *items: decoder.all(items, depth)),
        (list,),
    )
)
register(
    BuiltIn(
        "t",
        "tuple",
        _write_tuple,
        lambda decoder, depth, *items: tuple(decoder.all(items, depth)),
        (tuple,),
    )
)


def _write_set(encoder, value, depth):
    return ["s", *[encoder.inside(item, depth, None) for item in set.__iter__(value)]]


def _write_frozenset(encoder, value, depth):
    return ["z", *[encoder.inside(item, depth, None) for item in frozenset.__iter__(value)]]


register(
    BuiltIn(
        "s",
        "set",
        sharing(_write_set),
        shared(lambda decoder, depth, *items: set(keys(decoder.all(items, depth)))),
        (set,),
    )
)
register(
    BuiltIn(
        "z",
        "frozenset",
        _write_frozenset,
        lambda decoder, depth, *items: frozenset(keys(decoder.all(items, depth))),
        (frozenset,),
    )
)


def _write_range(encoder, value, depth):
    small = abs(value.stop - value.start) < sys.maxsize
    encoder.spend(range, 0, len(value) if small else 1 << 60)
    return ["r", *(_write_int(encoder, n, depth) for n in (value.start, value.stop, value.step))]


def _read_range(decoder, depth, start, stop, step):
    # A test may turn it into an array, which must stay within the bounds as well.
    made = range(*map(sympy_tree.whole, (start, stop, step)))
    expect(len(made) <= parts(decoder.bounds.size), "too long")
    return made


register(BuiltIn("r", "range", _write_range, _read_range, (range,)))


# Exact numbers, expressions and Ellipsis


def _write_fraction(encoder, value, depth):
    pair = Fraction._numerator.__get__(value), Fraction._denominator.__get__(value)
    return ["q", *(_write_int(encoder, n, depth) for n in pair)]


def _read_fraction(decoder, depth, above, below):
    expect(sympy_tree.whole(below) > 0, "no fraction")
    return Fraction(sympy_tree.whole(above), below)


register(BuiltIn("q", "Fraction", _write_fraction, _read_fraction, (Fraction,)))


register(
    BuiltIn(
        "e",
        "Ellipsis",
        lambda encoder, value, depth: ["e"],
        lambda decoder, depth: ...,
        (type(...),),
    )
)


def _write_expression(encoder, value, depth):
    try:
        written = sympy_tree.dump(value)
    except TypeError as error:
        raise Refused(name_of(type(value)), f"is an expression with {error} in it") from None
    except OverflowError:
        raise Refused(name_of(type(value)), "is too large an expression") from None
    return ["y", written]


def _read_expression(decoder, depth, tree):
    decoder.expressions_left -= 1
    expect(decoder.expressions_left >= 0, "too many expressions")
    return sympy_tree.load(tree, decoder.functions)


register(
    BuiltIn(
        "y",
        "SymPy expression, see `sympy_tree`",
        _write_expression,
        _read_expression,
        ("sympy:Basic",),
    )
)


def _write_mpf(encoder, value, depth):
    try:
        return ["m", *sympy_tree.parts(mpf_tuple(value))]
    except OverflowError:
        return _write_float(encoder, float(value), depth)


def _read_mpf(decoder, depth, mantissa, exponent):
    import mpmath

    return mpmath.mp.make_mpf(sympy_tree.binary(mantissa, exponent))


register(BuiltIn("m", "mpmath's mpf", _write_mpf, _read_mpf, ("mpmath:mpf",)))
