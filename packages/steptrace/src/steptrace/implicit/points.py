"""Points on a curve, found by changes of sign, and what an equation says there."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache

import mpmath
import numpy as np

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

_FAR_OUT = np.geomspace(6.5, 500, 30)
GRID = np.concatenate([-_FAR_OUT[::-1], np.linspace(-6, 6, 97), _FAR_OUT])
MOST_POINTS = 16  # places of a curve at which an equation is tried
MOST_TRIED = 60  # values of the other names at which such a place is looked for
MOST_ROOTS = 4  # points of a curve at one place, where the other names have one value
MOST_NAMES = 6  # unknowns for which a curve is solved, where it does not say which one it is
NEAR = mpmath.mpf(10) ** -30  # of zero: there Newton's steps have arrived
WIDTH = Fraction(1, 10**25)  # on both sides of a root: a change of sign between proves it
CLEAR = mpmath.mpf(10) ** -12  # from zero, or one side from the other: no noise of a root's digits
LARGEST = np.finfo(float).max  # that a witness can show


def groups(relation: Equation | None, names: Iterable[str], curve: Curve) -> Sequence[list[Point]]:
    """Points on a relation, those that differ in the unknown alone together.

    Parameters
    ----------
    relation : Equation or None
        Without derivatives; where there is none, any point will do.
    names : iterable of str
        The names that need a value.
    curve : Curve
        What is known of the curve.

    Returns
    -------
    sequence of list of dict
        From each name to a `Fraction`, less than 1e-25 away from the curve.
    """
    names = sorted({*names, *(relation.names if relation else ())})
    if relation is None:
        return [[point] for point in points(names)[:MOST_POINTS]]
    whole = resolve(relation.difference, curve.functions)
    wanted = [curve.unknown] if curve.unknown in whole.names else sorted(whole.names)[:MOST_NAMES]
    found = (_places(whole, unknown, tuple(names)) for unknown in wanted)
    return next(filter(None, found), [])


@lru_cache(maxsize=100)
def _places(whole, unknown, names):
    return tuple(_groups(whole, unknown, names))


def _groups(whole, unknown, names):
    others, left = [name for name in names if name != unknown], MOST_POINTS
    for point in points(others)[:MOST_TRIED]:
        heights = roots(whole, point, unknown)
        if heights:
            yield [{**point, unknown: height} for height in heights]
            left -= 1
        if not left:
            return


def roots(whole: Node, point: Point, unknown: str) -> list[Fraction]:
    """Where an expression changes its sign, all other names given.

    Parameters
    ----------
    whole : Node
        An expression without derivatives.
    point : dict
        From each other name to a `Fraction`.
    unknown : str
        The name that is looked for.

    Returns
    -------
    list of Fraction
        At most `MOST_ROOTS`, in order.
    """
    columns: dict[Key, np.ndarray] = {unknown: GRID}
    columns |= {key: np.full(GRID.shape, float(value)) for key, value in point.items()}
    found = np.sign(values(whole, columns))
    turns = np.flatnonzero(np.isfinite(found[:-1]) & (found[:-1] * found[1:] < 0))
    touched = np.flatnonzero(found == 0)
    starts = [(GRID[i] + GRID[i + 1]) / 2 for i in turns] + [GRID[i] for i in touched]
    steep = derivative(whole, unknown)
    heights = (_root(whole, steep, point, unknown, start) for start in sorted(starts)[:MOST_ROOTS])
    return sorted({height for height in heights if height is not None})


def _root(whole, steep, point, unknown, start):
    """A root near a start by Newton's steps; None where no change of sign proves it."""
    height = Fraction(float(start))
    for _ in range(12):
        at = {**point, unknown: height}
        value, slope = exact(whole, at), exact(steep, at)
        if value is None or slope is None or abs(slope) < CLEAR:
            return None
        if abs(value) < NEAR:
            return height if _turns(whole, at, unknown) else None
        height -= _fraction(value / slope)
    return None


def _turns(whole, at, unknown):
    below, above = (
        enclosed(whole, {**at, unknown: at[unknown] + step}, WORKING_DIGITS)
        for step in (-WIDTH, WIDTH)
    )
    return None not in (below, above) and (below * above).b < 0


def _fraction(number):
    """A number of mpmath as a fraction with as many digits as are worth having."""
    with mpmath.workdps(WORKING_DIGITS):
        return Fraction(int(mpmath.nint(number * 2**180)), 2**180)


def stands_off(nodes: Iterable[Node], point: Point) -> bool:
    """Whether all of these expressions have values at a point, none near zero."""
    found = [exact(node, point) for node in nodes]
    return all(value is not None and abs(value) > CLEAR for value in found)


def gap(equation: Equation, point: Point) -> tuple | None:
    """Both sides of an equation at a point, as intervals that hold them, and whether they differ.

    Returns
    -------
    tuple of (bool, interval, interval) or None
        None where a side has no value, or none that a double can hold. Sides closer than 1e-12
        do not differ.
    """
    left, right = (
        enclosed(side, point, 4 * WORKING_DIGITS) for side in (equation.left, equation.right)
    )
    if None in (left, right) or max(abs(left).b, abs(right).b) > LARGEST:
        return None
    room = CLEAR * max(1, abs(left).b, abs(right).b)
    return bool(left.b + room < right.a or right.b + room < left.a), left, right


def free_names(equation: Equation, curve: Curve) -> set[str]:
    """What needs a value in an equation."""
    sides = (resolve(side, curve.functions) for side in (equation.left, equation.right))
    return {key for key in names_of(*sides) if isinstance(key, str)}
