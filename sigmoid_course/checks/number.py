"""Reads numbers in students' answers, in the same way for all checks."""

from numbers import Real

import numpy as np
from numpy.typing import NDArray

ARRAYS = (np.ndarray, list, tuple)


def number(value: object) -> float | None:
    """Read one real number.

    Parameters
    ----------
    value : object
        A student's value, of any type. Real numbers of Python, NumPy and SymPy are numbers, also
        in an array of shape (); booleans, complex numbers, strings and other arrays are not.

    Returns
    -------
    float or None
        The number; None for anything else, and for a number too large for a float.

    Examples
    --------
    >>> number(np.float32(0.5)), number(np.array(2)), number(True), number("0.5")
    (0.5, 2.0, None, None)
    """
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


def numbers(value: object, *, truth_values: bool = False) -> NDArray | None:
    """Read real numbers: one of them, or an array, list or tuple of them.

    Parameters
    ----------
    value : object
        A student's value, of any type. What counts as a number is the same as for `number`.
    truth_values : bool
        Whether booleans are accepted too, as labels often are booleans.

    Returns
    -------
    ndarray or None
        The numbers in their own dtype; a single number without a NumPy type, such as a fraction,
        as float64. None for anything else, such as an array of objects, which many functions such
        as np.exp do not accept.

    Examples
    --------
    >>> numbers([1, 2]).dtype.kind, numbers("1.5"), numbers([[1], [1, 2]]), numbers([True])
    ('i', None, None, None)
    >>> numbers([True, False], truth_values=True)
    array([ True, False])
    """
    if not isinstance(value, (*ARRAYS, np.generic, Real)):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, OverflowError):
        return None
    if array.dtype.kind == "O":
        one = number(value)
        return None if one is None else np.array(one)
    return array if array.dtype.kind in ("biuf" if truth_values else "iuf") else None
