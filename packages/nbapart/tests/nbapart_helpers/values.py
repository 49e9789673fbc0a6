"""Values for several tests: of all kinds, sent through a message, and compared to the bit."""

import struct

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from nbapart.transfer.framing import decode, encode
from nbapart.transfer.pack import Bounds, pack, unpack

ROOM = Bounds(4_000_000, 20)


def crossed(value, sender=None, receiver=None):
    """Send a value through the bytes of a message, from one end to another."""
    data = encode({"value": pack(value, ROOM, sender)})
    return unpack(decode(data, ROOM.size)["value"], ROOM, receiver)


def identical(got, want):
    """Are two values of the same types throughout, and the same to the bit?"""
    kind = type(want)
    if type(got) is not kind:
        return False
    if kind is float:
        return struct.pack("d", got) == struct.pack("d", want)
    if kind is complex:
        return identical(got.real, want.real) and identical(got.imag, want.imag)
    if issubclass(kind, (np.ndarray, np.generic)):
        return _identical_arrays(got, want)
    if kind is dict:
        return identical(list(got.items()), list(want.items()))
    if kind in (list, tuple):
        return len(got) == len(want) and all(map(identical, got, want))
    return got == want


def _identical_arrays(got, want):
    same = (got.dtype.str, got.shape) == (want.dtype.str, want.shape)
    if want.dtype.kind == "O":
        return same and identical(got.tolist(), want.tolist())
    return same and got.tobytes() == want.tobytes()


KEYS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)
)
DTYPES = st.one_of(
    arrays.boolean_dtypes(),
    arrays.integer_dtypes(),
    arrays.floating_dtypes(),
    arrays.complex_number_dtypes(),
    arrays.datetime64_dtypes(),
    arrays.timedelta64_dtypes(),
    arrays.unicode_string_dtypes(min_len=1, max_len=5),
)
ARRAYS = DTYPES.flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, min_side=0, max_side=4))
)
LEAVES = st.one_of(
    KEYS,
    st.floats(),
    st.complex_numbers(),
    st.binary(max_size=9),
    st.text(alphabet=st.characters(), max_size=9),
    st.fractions(),
    st.just(...),
    st.builds(range, st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 3)),
    st.integers(-(2**4000), 2**4000),
    ARRAYS,
    ARRAYS.filter(lambda a: a.size and a.dtype.kind != "U").map(lambda a: a.ravel()[0]),
    st.lists(st.floats(), min_size=8, max_size=12),
)
VALUES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, max_size=5),
        st.lists(parts, max_size=5).map(tuple),
        st.dictionaries(KEYS | st.tuples(KEYS, KEYS), parts, max_size=5),
        st.sets(KEYS, max_size=5),
        st.frozensets(KEYS, max_size=5),
    ),
    max_leaves=12,
)
