"""Finds points on a curve by changes of sign, and evaluates equations there."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import chain, count, islice

import mpmath

from steptrace.columns import Column, backend
from steptrace.equality.differentiate import derivative, resolve
from steptrace.equality.evaluate import (
    WORKING_DIGITS,
    Key,
    Point,
    enclosed,
    exact,
    names_of,
    points,
    values,
)
from steptrace.expression import Node
from steptrace.implicit.curve import Curve, Equation

_FAR_OUT = [6.5 * (500 / 6.5) ** (step / 29) for step in range(30)]
GRID = backend.column(
    [*(-far for far in reversed(_FAR_OUT)), *(step / 8 for step in range(-48, 49)), *_FAR_OUT]
)
# A group is the points of a curve that differ in the unknown alone.
MAX_GROUPS = 16  # at which an equation is tried
MAX_TRIED_POINTS = 60  # values of the other names for which a group is looked for
MAX_ROOTS = 4  # points in a group
MAX_SOLVED_NAMES = 6  # names to solve for in turn, until one has a value somewhere
# Steps of Newton's method: in doubles, where the last one must be small, and in exact numbers.
DOUBLE_STEPS, MAX_LAST_STEP, EXACT_STEPS = 8, 1e-6, 4
MAX_NEAR_ZERO = 1e-3  # a value in doubles; what is larger is no rounding of zero
ROOT_RESIDUAL = mpmath.mpf(10) ** -30  # a value this near zero ends Newton's method
ROOT_MARGIN = Fraction(1, 10**25)  # a change of sign within this distance proves a root
MIN_GAP = mpmath.mpf(10) ** -12  # values differ if this far apart: more than a root's error
MAX_DOUBLE = sys.float_info.max  # values beyond it cannot be shown in a witness


class Groups:
    """Groups of points, each found when it is first asked for."""

    def __init__(self, found: Iterable[list[Point]]) -> None:
        self._found, self._kept = iter(found), []

    def __iter__(self) -> Iterator[list[Point]]:
        for place in count():
            if place == len(self._kept):
                self._kept += islice(self._found, 1)
            if place == len(self._kept):
                return
            yield self._kept[place]


def groups(relation: Equation | None, names: Iterable[str], curve: Curve) -> Iterable[list[Point]]:
    """Find points on a relation, grouped so that those of a group differ in the unknown alone.

    Parameters
    ----------
    relation : Equation or None
        An equation without derivatives; if it is None, any point will do.
    names : iterable of str
        The names that need a value.
    curve : Curve
        What is known about the curve.

    Returns
    -------
    iterable of list of dict
        Each dict maps names to a `Fraction`; the points are less than 1e-25 away from the curve.
    """
    names = sorted({*names, *(relation.names if relation else ())})
    if relation is None:
        return [[point] for point in points(names)[:MAX_GROUPS]]
    whole = resolve(relation.difference, curve.functions)
    # The unknown comes first; sin(y) = k has few places for y, and one everywhere for k.
    wanted = sorted(whole.names, key=lambda name: (name != curve.unknown, name == curve.by, name))
    found = (_places(whole, name, tuple(names)) for name in wanted[:MAX_SOLVED_NAMES])
    return next((each for each in found if any(each)), ())


@lru_cache(maxsize=100)
def _places(whole, unknown, names):
    return Groups(islice(_groups(whole, unknown, names), MAX_GROUPS))


def _groups(whole, unknown, names):
    tried = points([name for name in names if name != unknown])[:MAX_TRIED_POINTS]
    for point, starts in zip(tried, near_roots(whole, tried, unknown), strict=True):
        heights = _heights(whole, point, unknown, starts)
        if heights:
            yield [{**point, unknown: height} for height in heights]


def roots(whole: Node, point: Point, unknown: str) -> list[Fraction]:
    """Find where an expression changes its sign, given the values of all other names.

    Parameters
    ----------
    whole : Node
        An expression without derivatives.
    point : dict
        Maps each other name to a `Fraction`.
    unknown : str
        The name to solve for.

    Returns
    -------
    list of Fraction
        At most `MAX_ROOTS` values, in order.
    """
    (starts,) = near_roots(whole, [point], unknown)
    return _heights(whole, point, unknown, starts)


def _heights(whole, point, unknown, starts):
    """The roots to which some starts lead, proved by changes of sign."""
    steep = derivative(whole, unknown)
    heights = (_root(whole, steep, point, unknown, start) for start in starts)
    return sorted({height for height in heights if height is not None})


def near_roots(whole: Node, tried: Sequence[Point], unknown: str) -> list[list[float]]:
    """Find where an expression probably changes its sign, in doubles.

    Parameters
    ----------
    whole : Node
        An expression without derivatives.
    tried : sequence of dict
        Each maps every other name to a `Fraction`.
    unknown : str
        The name to solve for.

    Returns
    -------
    list of list of float
        For each of the points, at most `MAX_ROOTS` values to which Newton's method leads.
    """
    starts = [_starts(row) for row in _signs(whole, tried, unknown)]
    if not any(starts):
        return starts
    return _settled(whole, tried, unknown, starts)


def _signs(whole, tried, unknown):
    """The signs on the grid of the unknown, a row for each point."""
    grid, counts = backend.column([*GRID] * len(tried)), [len(GRID)] * len(tried)
    found = values(whole, _columns(tried, unknown, grid, counts))
    return backend.split(backend.sign(found), counts)


def turn_together(one: Node, other: Node, tried: Sequence[Point], unknown: str) -> bool:
    """Return whether two expressions may have a root in common, judging by signs on a grid.

    Parameters
    ----------
    one, other : Node
        Expressions without derivatives.
    tried : sequence of dict
        Each maps every other name to a `Fraction`.
    unknown : str
        The name that has the values of the grid.

    Returns
    -------
    bool
        True if both change their signs between the same neighbours.
    """
    signs = [_signs(whole, tried, unknown) for whole in (one, other)]
    turns = [[row[:-1] * row[1:] <= 0 for row in rows] for rows in signs]
    return any(bool((first & second).any()) for first, second in zip(*turns, strict=True))


def _starts(signs):
    """Where to start: in the middle between two signs, and at zeros."""
    turns = backend.flatnonzero(signs[:-1] * signs[1:] < 0)
    return sorted([*((GRID[turns] + GRID[turns + 1]) / 2), *GRID[signs == 0]])[:MAX_ROOTS]


def columns_at(tried: Sequence[Point]) -> dict[Key, Column]:
    """Return some points as doubles, in one column for each name."""
    return {key: backend.column([point[key] for point in tried]) for key in tried[0]}


def _columns(tried, unknown, heights, counts):
    """Columns in which each point stands as often as it has values of the unknown."""
    columns = {key: backend.repeat(column, counts) for key, column in columns_at(tried).items()}
    return columns | {unknown: heights}


def _settled(whole, tried, unknown, starts):
    """Where Newton's method leads from some starts, leaving out those from which it does not."""
    counts, steep = list(map(len, starts)), derivative(whole, unknown)
    columns = _columns(tried, unknown, backend.column(chain(*starts)), counts)
    for _ in range(DOUBLE_STEPS):
        with backend.quiet():
            step = values(whole, columns) / values(steep, columns)
        columns[unknown] = columns[unknown] - step
        near = MAX_LAST_STEP * backend.maximum(1, backend.absolute(columns[unknown]))
        small = backend.isfinite(columns[unknown]) & (backend.absolute(step) <= near)
        if small.all():
            break
    pairs = zip(*(backend.split(each, counts) for each in (columns[unknown], small)), strict=True)
    return [list(heights[settled]) for heights, settled in pairs]


def is_near_zero(whole: Node, point: Point, unknown: str, heights: Iterable[float]) -> bool:
    """Return whether an expression is nearly zero, in doubles, at one of some values of a name.

    Parameters
    ----------
    whole, point, unknown
        As for `roots`.
    heights : iterable of float
        Values of the unknown.

    Returns
    -------
    bool
    """
    near = backend.column(heights)
    found = values(whole, _columns([point], unknown, near, [near.size]))
    return bool((backend.absolute(found) < MAX_NEAR_ZERO).any())


def _root(whole, steep, point, unknown, start):
    """The root that Newton's method finds from a start; None if no change of sign proves it."""
    height = Fraction(float(start))
    slope = exact(steep, {**point, unknown: height})  # near enough to the root for all steps
    if slope is None or abs(slope) < MIN_GAP:
        return None
    for _ in range(EXACT_STEPS):
        at = {**point, unknown: height}
        value = exact(whole, at)
        if value is None:
            return None
        if abs(value) < ROOT_RESIDUAL:
            return height if _turns(whole, at, unknown) else None
        height -= _fraction(value / slope)
    return None


def _turns(whole, at, unknown):
    below, above = (
        enclosed(whole, {**at, unknown: at[unknown] + step}, WORKING_DIGITS)
        for step in (-ROOT_MARGIN, ROOT_MARGIN)
    )
    return None not in (below, above) and (below * above).b < 0


def _fraction(number):
    """Convert a number of mpmath to a fraction, rounded to 180 bits after the point."""
    with mpmath.workdps(WORKING_DIGITS):
        return Fraction(int(mpmath.nint(number * 2**180)), 2**180)


def are_nonzero(nodes: Iterable[Node], point: Point) -> bool:
    """Return whether all of some expressions have a value at a point that is not near zero."""
    found = [exact(node, point) for node in nodes]
    return all(value is not None and abs(value) > MIN_GAP for value in found)


def gap(equation: Equation, point: Point) -> tuple | None:
    """Evaluate both sides of an equation at a point.

    Parameters
    ----------
    equation : Equation
        An equation without derivatives.
    point : dict
        Maps each name to a `Fraction`.

    Returns
    -------
    tuple of (bool, interval, interval) or None
        Whether the sides differ, and an interval that encloses each. Sides closer than 1e-12 do
        not differ. None if a side has no value, or none that fits a double.
    """
    for digits in (WORKING_DIGITS, 4 * WORKING_DIGITS):
        left, right = (enclosed(side, point, digits) for side in (equation.left, equation.right))
        if None not in (left, right) and max(left.delta, right.delta) < ROOT_RESIDUAL:
            break
    if None in (left, right) or max(abs(left).b, abs(right).b) > MAX_DOUBLE:
        return None
    tolerance = MIN_GAP * max(1, abs(left).b, abs(right).b)
    return bool(left.b + tolerance < right.a or right.b + tolerance < left.a), left, right


def free_names(equation: Equation, curve: Curve) -> set[str]:
    """Return the names that need a value in an equation."""
    sides = (resolve(side, curve.functions) for side in (equation.left, equation.right))
    return {key for key in names_of(*sides) if isinstance(key, str)}
