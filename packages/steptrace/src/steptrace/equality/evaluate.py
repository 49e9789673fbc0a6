"""Evaluates expressions: in doubles at many points, and to any precision at one."""

import math
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from fractions import Fraction
from functools import lru_cache
from typing import Any

import mpmath
from mpmath import iv, libmp

from steptrace.columns import Column, backend
from steptrace.expression import (
    EULER,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Num,
    Pow,
)
from steptrace.functions import FUNCTIONS, limited

Key = str | Derivative  # what needs a value: a name or an unevaluated derivative
Point = Mapping[Key, Fraction]

WORKING_DIGITS = 50  # decimal digits of `exact`
_ANYWHERE = "1 2 1/2 -1 3 -2 1/4 3/2 -1/2 5/2 0 3/4 -3 1/5 -3/2 4 7/10 -5/2 9/10 5 1/3 -4 6/5"
_PROBABILITIES = "1/2 1/4 3/4 1/5 7/10 9/10 1/10 3/5 2/5 4/5 3/10 17/20 3/20"
_POSITIVE = "1 2 3 3/2 5/2 4 5 7/2 6 8 9/2 10 7"
_FAMILIES = [
    [Fraction(value) for value in family.split()]
    for family in (_ANYWHERE, _PROBABILITIES, _POSITIVE)
]
POINTS_PER_FAMILY = 60
_EULER, _NO_VALUE = (backend.column([number]) for number in (math.e, math.nan))
MAX_BITS = 33_220  # before the point: a number with more is beyond 10^10,000


def points(names: Iterable[Key]) -> tuple[Point, ...]:
    """Return fixed points at which to compare two expressions, the simplest first.

    Parameters
    ----------
    names : iterable of str or Derivative
        Everything that needs a value.

    Returns
    -------
    tuple of dict
        Each maps the names to a `Fraction`. There are three families: any values, values between
        0 and 1, and positive values.
    """
    return _points(tuple(names))


@lru_cache(maxsize=256)
def _points(names):
    rows = zip(*(_column(place)[0] for place in range(len(names))), strict=True)
    found = tuple(dict(zip(names, row, strict=True)) for row in rows)
    return found if names else ({},) * len(_column(0)[0])


@lru_cache(maxsize=256)
def _column(place):
    """The values of the name at a place among all names, exact and as doubles."""
    exact_values = tuple(
        _value(family, row, place) for family in _FAMILIES for row in range(POINTS_PER_FAMILY)
    )
    return exact_values, backend.column(exact_values)


def columns_of(names: Iterable[Key]) -> dict[Key, Column]:
    """Return the same points as doubles, in one column for each name."""
    return {name: _column(place)[1] for place, name in enumerate(names)}


def _value(family, row, column):
    lap, place = divmod(row, len(family))
    value = family[(place * (2 * column + 1) + 3 * column * (lap + 1)) % len(family)]
    return value if lap == 0 else value * Fraction(97 + lap, 101 + 2 * column)


def names_of(*nodes: Node) -> list[Key]:
    """Return everything in some expressions that needs a value.

    Parameters
    ----------
    *nodes : Node
        The expressions.

    Returns
    -------
    list of str or Derivative
        Names and unevaluated derivatives, in a fixed order.
    """
    return sorted({key for node in nodes for key in _free(node)}, key=str)


def _free(node):
    if isinstance(node, Derivative):
        return {node}
    if isinstance(node, Name):
        return set(node.names)
    return set().union(*map(_free, node.parts))


def values(
    node: Node, columns: Mapping[Key, Column], known: dict[Node, Column] | None = None
) -> Column:
    """Evaluate an expression in doubles at many points at once.

    Parameters
    ----------
    node : Node
        An expression whose derivatives are worked out.
    columns : dict
        Maps each name to a column of n doubles.
    known : dict, optional
        A cache of values at these points by expression; the values of all parts are added to it.

    Returns
    -------
    Column
        n doubles; nan wherever any part of the expression is not a finite real number.
    """
    known = {} if known is None else known

    def value(part):
        if part not in known:
            known[part] = backend.finite(_double(part, value, columns))
        return known[part]

    size = len(next(iter(columns.values()))) if columns else 1
    with backend.quiet():
        return backend.filled(value(node), size)


def _double(part, value, columns):
    if isinstance(part, Num):
        return backend.column([_float(part.value)])
    if isinstance(part, Name | Derivative):
        return _EULER if part == EULER else columns[getattr(part, "name", part)]
    if isinstance(part, Call):
        return _double_call(part, value)
    if isinstance(part, Pow) and part.base == EULER:
        return backend.exp(value(part.exponent))
    return _combine(part, value, backend.power)


def _double_call(part, value):
    """The values of a function; nan if the table has no formula for them."""
    function = FUNCTIONS[part.function]
    if part.order or function.double is None:
        return _NO_VALUE
    result = function.double(value(part.arg))
    return result if part.base is None else result / value(Call("log", part.base))


def _float(value):
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _combine(part, value, power):
    match part:
        case Neg():
            return -value(part.arg)
        case Add():
            return sum(map(value, part.terms[1:]), value(part.terms[0]))
        case Mul():
            product = value(part.factors[0])
            for factor in part.factors[1:]:
                product = product * value(factor)
            return product
        case Div():
            return value(part.num) / value(part.den)
        case Pow():
            return power(value(part.base), value(part.exponent))


def exact(node: Node, point: Point) -> mpmath.mpf | None:
    """Evaluate an expression at one point, with a working precision of 50 digits.

    Parameters
    ----------
    node : Node
        An expression whose derivatives are worked out, finite in doubles at this point.
    point : dict
        Maps each name to a `Fraction`.

    Returns
    -------
    mpmath.mpf or None
        None if the value is not a real number. It is inaccurate where large values cancel.
    """
    with mpmath.workdps(WORKING_DIGITS):
        return _at(node, point, mpmath.mp, mpmath.isfinite)


def enclosed(node: Node, point: Point, digits: int) -> Any:
    """Compute an interval that is guaranteed to contain the value at one point.

    Parameters
    ----------
    node : Node
        An expression whose derivatives are worked out.
    point : dict
        Maps each name to a `Fraction`.
    digits : int
        The working precision.

    Returns
    -------
    interval or None
        An interval of `mpmath.iv`; None if the value is not a real number, or may not be one.
    """
    with _digits(digits):
        return _at(node, point, iv, _is_bounded)


def has_value(node: Node, point: Point, digits: int) -> bool | None:
    """Return whether an expression has a real value at one point.

    Parameters
    ----------
    node : Node
        An expression whose derivatives are worked out.
    point : dict
        Maps each name to a `Fraction`.
    digits : int
        The working precision.

    Returns
    -------
    bool or None
        None if a part is too large to tell, or if the bounds of a function are not known.
    """
    try:
        with _digits(digits):
            _worked(node, point, iv, _is_bounded)
    except (OverflowError, NotImplementedError):
        return None
    except (ZeroDivisionError, ValueError):
        return False
    return True


@contextmanager
def _digits(digits):
    usual, iv.dps = iv.dps, digits
    try:
        yield
    finally:
        iv.dps = usual


def _is_bounded(interval):
    below, above = interval._mpi_  # each a sign, a whole number, an exponent of 2 and bits
    if below == libmp.fninf or above == libmp.finf:
        raise ZeroDivisionError
    if max(below[2] + below[3], above[2] + above[3]) > MAX_BITS:
        raise OverflowError
    return True


def _at(node, point, context, bounded):
    try:
        return _worked(node, point, context, bounded)
    except (ZeroDivisionError, ValueError, OverflowError, NotImplementedError):
        return None


def _worked(node, point, context, bounded):
    known = {}

    def value(part):
        if part not in known:
            known[part] = _precise(part, value, point, context)
            if isinstance(known[part], context.mpc) or not bounded(known[part]):
                raise ValueError("not a real number")
        return known[part]

    return value(node)


def _precise(part, value, point, context):
    if isinstance(part, Num):
        return _ratio(part.value, context)
    if isinstance(part, Name | Derivative):
        if part == EULER:
            return context.exp(1)
        return _ratio(point[getattr(part, "name", part)], context)
    if isinstance(part, Call):
        return _precise_call(part, value, context)
    if isinstance(part, Pow) and part.base == EULER:
        return context.exp(limited(value(part.exponent)))
    return _combine(part, value, _power)


def _power(base, exponent):
    return base ** limited(exponent)


def _precise_call(part, value, context):
    function = FUNCTIONS[part.function]
    compute = function.interval if context is iv else function.digits
    if part.order or compute is None:
        raise NotImplementedError(f"no value of {part.function} is known here")
    result = compute(value(part.arg))
    return result if part.base is None else result / value(Call("log", part.base))


def _ratio(number, context):
    if context is not iv:
        return context.mpf(number.numerator) / number.denominator
    ratio = number.numerator, number.denominator, iv.prec
    return iv.make_mpf((libmp.from_rational(*ratio, "f"), libmp.from_rational(*ratio, "c")))
