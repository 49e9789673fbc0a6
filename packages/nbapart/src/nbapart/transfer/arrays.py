"""NumPy arrays and scalars as plain data: dtype, shape, order, and their bytes as they are."""

import re
from binascii import a2b_base64, b2a_base64
from math import prod
from typing import Any, Literal

import numpy as np

from nbapart.transfer.untrusted import expect

# Truth values, whole numbers, floats, complex numbers, times, fixed-width bytes and text.
DTYPE = re.compile(r"[<>|][biufcmMSU]\d{1,8}(\[\d{0,6}[a-zA-Zμ]{1,7}\])?|[<>][mM]8")
DIMENSIONS = 32


def is_plain(dtype: np.dtype) -> bool:
    """Say whether the values of a dtype are nothing but their bytes.

    Examples
    --------
    >>> is_plain(np.dtype(float)), is_plain(np.dtype(object)), is_plain(np.dtype("f8, i4"))
    (True, False, False)
    """
    return DTYPE.fullmatch(dtype.str) is not None and dtype.itemsize > 0 and dtype.fields is None


def dump(array: np.ndarray) -> list:
    """Write an array whose dtype `is_plain`.

    Parameters
    ----------
    array : ndarray
        Of the base class itself.

    Returns
    -------
    list
        dtype, shape, order, whether it can be written to, and the bytes in base 64.

    Examples
    --------
    >>> dump(np.array([[1, 2]], dtype="u1"))
    ['|u1', [1, 2], 'C', True, 'AQI=']
    """
    flags = array.flags
    order: Literal["F", "C"] = "F" if flags.f_contiguous and not flags.c_contiguous else "C"
    data = text(array.tobytes(order))
    return [array.dtype.str, list(array.shape), order, bool(flags.writeable), data]


def load(dtype: Any, shape: Any, order: Any, writeable: Any, data: Any, most: int) -> np.ndarray:
    """Make an array of what `dump` wrote, or of what somebody forged.

    Parameters
    ----------
    dtype, shape, order, writeable, data : object
        What should be what `dump` returns.
    most : int
        The bytes that the array may have.

    Returns
    -------
    ndarray

    Raises
    ------
    ValueError, TypeError
        It is not.

    Examples
    --------
    >>> load("|u1", [1, 2], "C", True, "AQI=", 100)
    array([[1, 2]], dtype=uint8)
    >>> load("<f8", [1000000000], "C", True, "", 100)
    Traceback (most recent call last):
    ValueError: a shape that is too large
    """
    kind, raw = _dtype(dtype), octets(data)
    expect(order in ("C", "F") and type(writeable) is bool, "flags")
    fit(shape, kind.itemsize, len(raw), most)
    expect(_is_readable(kind, raw), "values that do not exist")
    array = np.ndarray(shape, kind, raw, order=order).copy(order)
    array.flags.writeable = writeable
    return array


def fit(shape: list[int], size: int, given: int, most: int) -> None:
    """Raise ValueError where this is no shape of elements of that size in the bytes given."""
    expect(type(shape) is list and len(shape) <= DIMENSIONS, "no shape")
    expect(all(type(side) is int and side >= 0 for side in shape), "no shape")
    # Empty arrays as well: summed along the empty side they would be large.
    expect(prod(side or 1 for side in shape) * size <= most, "a shape that is too large")
    expect(prod(shape) * size == given, "bytes that do not fit the shape")


def text(data: bytes) -> str:
    """Write bytes in base 64."""
    return b2a_base64(data, newline=False).decode("ascii")


def octets(data: str) -> bytes:
    """Read base 64, and nothing else."""
    expect(type(data) is str, "no bytes")
    return a2b_base64(data, strict_mode=True) if data else b""


def _dtype(name):
    expect(type(name) is str and DTYPE.fullmatch(name), "a dtype")
    kind = np.dtype(name)
    expect(kind.str == name and is_plain(kind), "a dtype")
    return kind


def _is_readable(kind, raw):
    """Say whether each value is one: a byte can be no truth value, a number no character."""
    if raw and kind.kind == "b":
        return max(raw) <= 1
    if raw and kind.kind == "U":
        return int(np.frombuffer(raw, kind.str[0] + "u4").max()) <= 0x10FFFF
    return True
