"""NumPy arrays and scalars as plain data: dtype, shape, memory order, and their raw bytes."""

import re
from binascii import a2b_base64, b2a_base64
from math import prod
from typing import Any, Literal

import numpy as np

from nbapart.transfer.untrusted import expect

# Booleans, integers, floats, complex numbers, dates and times, fixed-width bytes and text.
DTYPE = re.compile(r"[<>|][biufcmMSU]\d{1,8}(\[\d{0,6}[a-zA-Zμ]{1,7}\])?|[<>][mM]8")
MAX_DIMENSIONS = 32


def is_plain(dtype: np.dtype) -> bool:
    """Return whether the values of a dtype are fully described by their bytes.

    Parameters
    ----------
    dtype : numpy.dtype

    Returns
    -------
    bool

    Examples
    --------
    >>> is_plain(np.dtype(float)), is_plain(np.dtype(object)), is_plain(np.dtype("f8, i4"))
    (True, False, False)
    """
    return DTYPE.fullmatch(dtype.str) is not None and dtype.itemsize > 0 and dtype.fields is None


def dump(array: np.ndarray) -> list:
    """Encode an array whose dtype `is_plain`.

    Parameters
    ----------
    array : ndarray
        An instance of ndarray itself, not of a subclass.

    Returns
    -------
    list
        dtype, shape, memory order, whether the array is writeable, and its bytes in base64.

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
    """Decode an array from the output of `dump`, which may be forged.

    Parameters
    ----------
    dtype, shape, order, writeable, data : object
        The items that `dump` returns; none of them is trusted.
    most : int
        The maximum size of the array in bytes.

    Returns
    -------
    ndarray

    Raises
    ------
    ValueError, TypeError
        The data are not valid output of `dump`.

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
    """Check a shape against the number of bytes that its elements have.

    Parameters
    ----------
    shape : list of int
        Not trusted.
    size : int
        Bytes of one element.
    given : int
        Bytes of all the elements that were received.
    most : int
        The maximum size of the array in bytes.

    Raises
    ------
    ValueError
        This is not a shape, it is too large, or it does not match the bytes.
    """
    expect(type(shape) is list and len(shape) <= MAX_DIMENSIONS, "no shape")
    expect(all(type(side) is int and side >= 0 for side in shape), "no shape")
    # Applies to empty arrays too: summing one along its empty axis would give a large array.
    expect(prod(side or 1 for side in shape) * size <= most, "a shape that is too large")
    expect(prod(shape) * size == given, "bytes that do not fit the shape")


def text(data: bytes) -> str:
    """Encode bytes in base64."""
    return b2a_base64(data, newline=False).decode("ascii")


def octets(data: str) -> bytes:
    """Decode base64; raise ValueError for anything else."""
    expect(type(data) is str, "no bytes")
    return a2b_base64(data, strict_mode=True) if data else b""


def _dtype(name):
    expect(type(name) is str and DTYPE.fullmatch(name), "a dtype")
    kind = np.dtype(name)
    expect(kind.str == name and is_plain(kind), "a dtype")
    return kind


def _is_readable(kind, raw):
    """Return whether each value is valid: a byte may not be a boolean, a number not a character."""
    if raw and kind.kind == "b":
        return max(raw) <= 1
    if raw and kind.kind == "U":
        return int(np.frombuffer(raw, kind.str[0] + "u4").max()) <= 0x10FFFF
    return True
