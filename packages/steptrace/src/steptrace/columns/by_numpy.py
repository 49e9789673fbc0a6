"""Columns of doubles as arrays of NumPy: the names of `steptrace.columns.plain`."""

from collections.abc import Iterable, Sequence
from typing import SupportsFloat

import numpy as np
from numpy import (
    absolute,
    cos,
    cosh,
    exp,
    flatnonzero,
    isfinite,
    log,
    logaddexp,
    maximum,
    power,
    repeat,
    sign,
    sin,
    sinh,
    sqrt,
    tanh,
)

__all__ = [
    "Column",
    "absolute",
    "close",
    "column",
    "cos",
    "cosh",
    "exp",
    "filled",
    "finite",
    "flatnonzero",
    "isfinite",
    "log",
    "logaddexp",
    "maximum",
    "power",
    "quiet",
    "repeat",
    "sign",
    "sin",
    "sinh",
    "split",
    "sqrt",
    "tanh",
]

Column = np.ndarray


def column(numbers: Iterable[SupportsFloat]) -> Column:
    """Make a column of numbers."""
    return np.array([*numbers], dtype=float)


def finite(numbers: Column) -> Column:
    """Return a column with nan for each number that is not finite."""
    return np.where(np.isfinite(numbers), numbers, np.nan)


def close(ours: Column, theirs: Column, relative: float, absolute: float) -> Column:
    """Return whether the numbers of two columns agree, at the places where both are finite."""
    both = np.isfinite(ours) & np.isfinite(theirs)
    ours, theirs = ours[both], theirs[both]
    with quiet():
        return np.abs(ours - theirs) <= absolute + relative * np.abs(theirs)


def filled(numbers: Column, size: int) -> Column:
    """Return a column of a length, in which a single number is repeated."""
    return np.broadcast_to(numbers, (size,))


def split(numbers: Column, counts: Sequence[int]) -> list[Column]:
    """Cut a column into columns of some lengths."""
    return np.split(numbers, np.cumsum(counts)[:-1])


def quiet() -> np.errstate:
    """Return a context in which what has no value warns of nothing."""
    return np.errstate(all="ignore")
