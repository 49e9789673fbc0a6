"""NumPy arrays as bytes, whatever they hold and however they lie in memory."""

import numpy as np
import pytest
from nbapart.transfer.arrays import dump, is_plain, load

MOST = 1_000_000
DTYPES = [
    *"?bBhHiIlLqQefdgFDG",
    *("<f4", ">f8", ">i2", ">c16", "S3", "<U4", ">U4"),
    *("M8[ns]", ">M8[D]", "M8[25s]", "m8[us]", "m8"),
]
SHAPES = [(), (0,), (3,), (2, 3), (3, 0, 2), (2, 1, 3)]
FORGED = {
    "object": ("|O", [1], "C", True, "AAAAAAAAAAA="),
    "structured": ("|V8", [1], "C", True, "AAAAAAAAAAA="),
    "a dtype that is code": ("__import__('os')", [1], "C", True, ""),
    "a dtype of two": ("<f8,<f8", [1], "C", True, "AAAAAAAAAAAAAAAAAAAAAA=="),
    "no dtype": (7, [1], "C", True, ""),
    "another name of a dtype": ("=f8", [1], "C", True, "AAAAAAAAAAA="),
    "a size that is none": ("<f7", [1], "C", True, "AAAAAAAAAA=="),
    "text without width": ("<U0", [10**9], "C", True, ""),
    "text too wide": ("<U99999999", [1], "C", True, ""),
    "a shape that is a number": ("<f8", 1, "C", True, "AAAAAAAAAAA="),
    "a side that is a float": ("<f8", [1.0], "C", True, "AAAAAAAAAAA="),
    "a side that is True": ("<f8", [True], "C", True, "AAAAAAAAAAA="),
    "a negative side": ("<f8", [-1], "C", True, "AAAAAAAAAAA="),
    "two negative sides": ("<f8", [-1, -1], "C", True, "AAAAAAAAAAA="),
    "a huge shape": ("<f8", [10**9], "C", True, "AAAAAAAAAAA="),
    "a huge empty shape": ("<f8", [0, 10**9], "C", True, ""),
    "sides beyond all numbers": ("<f8", [10**300, 0], "C", True, ""),
    "many sides": ("<f8", [1] * 65, "C", True, "AAAAAAAAAAA="),
    "too few bytes": ("<f8", [2], "C", True, "AAAAAAAAAAA="),
    "too many bytes": ("<f8", [], "C", True, "AAAAAAAAAAAAAAAAAAAAAA=="),
    "no base 64": ("<f8", [1], "C", True, "AAAA*AAAAAAA="),
    "bytes that are a number": ("<f8", [1], "C", True, 8),
    "an order that is none": ("<f8", [1], "K", True, "AAAAAAAAAAA="),
    "a flag that is none": ("<f8", [1], "C", 1, "AAAAAAAAAAA="),
    "a truth value of 2": ("|b1", [1], "C", True, "Ag=="),
    "no character": ("<U1", [1], "C", True, "AAARAA=="),
    "no character, turned": (">U1", [1], "C", True, "ABEAAA=="),
}


def filled(dtype, shape, order="C"):
    """An array with something different in each place."""
    numbers = np.arange(np.prod(shape, dtype=int)).reshape(shape)
    kind = np.dtype(dtype).kind
    made = numbers % 2 if kind == "b" else numbers
    return np.asarray(made.astype(dtype), dtype=dtype, order=order)


def assert_same(got, want):
    """Are two arrays the same in all that there is to an array?"""
    assert type(got) is np.ndarray
    assert (got.dtype, got.dtype.str, got.shape) == (want.dtype, want.dtype.str, want.shape)
    assert got.tobytes() == want.tobytes()
    flags = "c_contiguous", "f_contiguous", "writeable", "aligned"
    for flag in flags:
        assert getattr(got.flags, flag) == getattr(want.flags, flag)


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("dtype", DTYPES)
def test_an_array_comes_back_as_it_was(dtype, shape, order):
    """Do dtype, byte order, shape, order in memory and all bytes stay?"""
    array = filled(dtype, shape, order)
    assert_same(load(*dump(array), MOST), array)


@pytest.mark.parametrize("dtype", "efdgFD")
def test_nan_and_infinity_stay_to_the_bit(dtype):
    """Do infinities, zeros with signs, subnormal numbers and what a nan carries stay?"""
    size = np.dtype(dtype).itemsize
    bits = np.random.default_rng(5).integers(0, 256, 64 * size, dtype="u1").tobytes()
    array = np.frombuffer(bits, dtype).copy()
    special = np.array([np.nan, -np.nan, np.inf, -np.inf, -0.0, 5e-324], dtype=dtype)
    for each in (array, special):
        assert_same(load(*dump(each), MOST), each)


def test_a_view_comes_as_what_it_shows():
    """Do parts, reversed and repeated views come as arrays of their own, read-only as they are?"""
    base = np.arange(12.0).reshape(3, 4)
    views = [base[::2, 1::2], base[::-1], base.T, np.broadcast_to(base[0], (2, 4)), base.diagonal()]
    for view in views:
        got = load(*dump(view), MOST)
        assert np.array_equal(got, view)
        assert got.flags.writeable == view.flags.writeable
        assert not np.shares_memory(got, base)


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_forged_array_is_refused(forged):
    """Is what `dump` does not write refused, and nothing large made of it?"""
    with pytest.raises((ValueError, TypeError)):
        load(*forged, MOST)


def test_an_array_of_a_forbidden_size_is_refused():
    """Do as many bytes as are allowed pass, and no more?"""
    array = np.zeros(100)
    assert load(*dump(array), 800).size == 100
    with pytest.raises(ValueError, match="too large"):
        load(*dump(array), 799)


@pytest.mark.parametrize("dtype", ["O", "f8, i4", "V3", [("a", "O")], "(2,)f8, i4", "U0"], ids=str)
def test_other_dtypes_are_not_plain(dtype):
    """Are objects, structures and what has no width not taken for plain?"""
    assert not is_plain(np.dtype(dtype))
