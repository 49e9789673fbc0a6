"""Columns of doubles in plain Python: the same names as `steptrace.columns.by_numpy`.

As in NumPy, a column of one number goes with a column of any length, and what has no value is nan.
The sign of what is too large may be lost: what is not finite counts as no value.
"""

import math
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import compress
from itertools import repeat as always
from typing import Any, SupportsFloat


class Column:
    """Numbers or truths, all of which an operation works on at once."""

    __slots__ = ("row",)

    def __init__(self, row: list):
        self.row = row

    @property
    def size(self) -> int:
        """The number of its entries."""
        return len(self.row)

    def __len__(self) -> int:
        return len(self.row)

    def __iter__(self) -> Iterator:
        return iter(self.row)

    def __getitem__(self, wanted: Any) -> Any:
        """Return an entry, or the column of those in a slice, at places, or where a truth holds."""
        if isinstance(wanted, slice):
            return Column(self.row[wanted])
        if not isinstance(wanted, Column):
            return self.row[wanted]
        if wanted.row and isinstance(wanted.row[0], bool):
            return Column([*compress(self.row, wanted.row)])
        return Column([self.row[place] for place in wanted.row])

    def all(self) -> bool:
        """Return whether every entry holds."""
        return all(self.row)

    def any(self) -> bool:
        """Return whether an entry holds."""
        return any(self.row)

    def mean(self) -> float:
        """Return the mean of the entries."""
        return sum(self.row) / len(self.row)

    def __neg__(self) -> "Column":
        return Column([*map(operator.neg, self.row)])

    def __add__(self, other: Any) -> "Column":
        return _combined(operator.add, self, other)

    def __sub__(self, other: Any) -> "Column":
        return _combined(operator.sub, self, other)

    def __rsub__(self, other: float) -> "Column":
        return Column([other - a for a in self.row])

    def __mul__(self, other: Any) -> "Column":
        return _combined(operator.mul, self, other)

    __radd__, __rmul__ = __add__, __mul__

    def __truediv__(self, other: Any) -> "Column":
        return _combined(operator.truediv, self, other, _quotient)

    def __rtruediv__(self, other: float) -> "Column":
        return Column([_quotient(other, a) for a in self.row])

    def __lt__(self, other: Any) -> "Column":
        return _combined(operator.lt, self, other)

    def __le__(self, other: Any) -> "Column":
        return _combined(operator.le, self, other)

    def __gt__(self, other: Any) -> "Column":
        return _combined(operator.gt, self, other)

    def __eq__(self, other: Any) -> "Column":  # type: ignore[override]
        return _combined(operator.eq, self, other)

    def __ne__(self, other: Any) -> "Column":  # type: ignore[override]
        return _combined(operator.ne, self, other)

    def __and__(self, other: "Column") -> "Column":
        return _combined(operator.and_, self, other)

    __hash__ = None  # type: ignore[assignment]


def _rows(one: Column, other: Any) -> tuple[Iterable, Iterable]:
    """The entries of a column, and beside them those of another, or a number again and again."""
    if not isinstance(other, Column):
        return one.row, always(other)
    if len(one.row) == len(other.row):
        return one.row, other.row
    if len(other.row) == 1:
        return one.row, always(other.row[0])
    (alone,) = one.row
    return always(alone), other.row


def _combined(work: Callable, one: Column, other: Any, careful: Callable | None = None) -> Column:
    """What work makes of two columns; where it fails for some numbers, careful work does it."""
    try:
        return Column([*map(work, *_rows(one, other))])
    except ArithmeticError:
        return Column([*map(careful or work, *_rows(one, other))])


def _quotient(numerator, denominator):
    if denominator:
        return numerator / denominator
    if numerator == 0 or numerator != numerator:
        return math.nan
    return math.copysign(math.inf, numerator) * math.copysign(1, denominator)


def column(numbers: Iterable[SupportsFloat]) -> Column:
    """Make a column of numbers."""
    return Column([*map(float, numbers)])


def finite(numbers: Column) -> Column:
    """Return a column with nan for each number that is not finite."""
    if all(map(math.isfinite, numbers.row)):
        return numbers
    return Column([a if math.isfinite(a) else math.nan for a in numbers.row])


def filled(numbers: Column, size: int) -> Column:
    """Return a column of a length, in which a single number is repeated."""
    return numbers if len(numbers) == size else Column(numbers.row * size)


def split(numbers: Column, counts: Sequence[int]) -> list[Column]:
    """Cut a column into columns of some lengths."""
    entries = iter(numbers.row)
    return [Column([next(entries) for _ in range(count)]) for count in counts]


def repeat(numbers: Column, counts: Sequence[int]) -> Column:
    """Return a column in which each entry stands as often as a number says."""
    pairs = zip(numbers.row, counts, strict=True)
    return Column([a for a, count in pairs for _ in range(count)])


def flatnonzero(truths: Column) -> Column:
    """Return the places of the entries that hold."""
    return Column([place for place, holds in enumerate(truths.row) if holds])


def quiet() -> AbstractContextManager:
    """Return a context in which what has no value warns of nothing."""
    return nullcontext()


def isfinite(numbers: Column) -> Column:
    """Return at which places a number is finite."""
    return Column([*map(math.isfinite, numbers.row)])


def absolute(numbers: Column) -> Column:
    """Return the absolute values."""
    return Column([*map(abs, numbers.row)])


def sign(numbers: Column) -> Column:
    """Return 1, 0 or -1 for each number, and nan for nan."""
    return Column([a if a != a else float((a > 0) - (a < 0)) for a in numbers.row])


def maximum(one: Any, other: Column) -> Column:
    """Return the larger of two numbers at each place, nan if one is nan."""
    return _combined(_larger, other, one)


def _larger(one, other):
    return one + other if one != one or other != other else max(one, other)


def close(ours: Column, theirs: Column, relative: float, absolute: float) -> Column:
    """Return whether the numbers of two columns agree, at the places where both are finite."""
    pairs = zip(*_rows(ours, theirs), strict=False)  # one of them may be without end
    kept = ((a, b) for a, b in pairs if math.isfinite(a) and math.isfinite(b))
    return Column([abs(a - b) <= absolute + relative * abs(b) for a, b in kept])


def power(base: Column, exponent: Column) -> Column:
    """Raise the numbers of a column to those of another."""
    return _combined(_power, base, exponent)


def _power(base, exponent):
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan if base else math.inf


def logaddexp(one: Any, other: Column) -> Column:
    """Return ln(e^a + e^b) for the numbers of two columns, without overflow."""
    return _combined(_softplus, other, one)


def _softplus(one, other):
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))


def _elementwise(work: Callable[[float], float]) -> Callable[[Column], Column]:
    """Make a function of one number one of a column."""

    def safe(number):
        try:
            return work(number)
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    return lambda numbers: Column([*map(safe, numbers.row)])


def _log(number):
    return math.log(number) if number else -math.inf


exp, log, sqrt, tanh = map(_elementwise, (math.exp, _log, math.sqrt, math.tanh))
sinh, cosh, sin, cos = map(_elementwise, (math.sinh, math.cosh, math.sin, math.cos))
