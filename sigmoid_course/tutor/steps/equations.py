"""Chains of equations: what makes one equation follow from those before it."""

from dataclasses import dataclass

import numpy as np

from sigmoid_course.tutor.equality.calculus import TooLarge
from sigmoid_course.tutor.equality.comparison import Witness, compare
from sigmoid_course.tutor.equality.numeric import names_of, points, values
from sigmoid_course.tutor.notation.expression import (
    EULER,
    ONE,
    ZERO,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Pow,
)
from sigmoid_course.tutor.steps.curves import counterexample, slope_factor, slope_of


@dataclass(frozen=True)
class Verdict:
    """What is known of an equation after another.

    Attributes
    ----------
    verdict : str
        "equal" where it follows, else "different" or "undecided", as in a `Comparison`.
    how : str
        What was done to both sides.
    rules : tuple of str
        Names of the notation.
    note : bool
        Whether both sides were multiplied or divided by what can be zero.
    witness : Witness or None
        Where the second equation fails, and its two sides there.
    """

    verdict: str
    how: str = ""
    rules: tuple = ("algebra",)
    note: bool = False
    witness: Witness | None = None


def follows(before, after, curve):
    """Judge an equation against the one before it.

    Parameters
    ----------
    before, after : Equation
        Two equations of a chain.
    curve : Curve
        What is known of the curve.

    Returns
    -------
    Verdict
        It follows where both sides are rewritten, differentiated, exponentiated, multiplied or
        divided alike, or where both give the same slope along the curve.
    """
    try:
        for way in WAYS:
            found = way(before, after, curve)
            if found:
                return found
        return _refuted(before, after, curve)
    except TooLarge:
        return Verdict("undecided", "too large")


def _equal(left, right, curve):
    return compare(left, right, curve.functions).verdict == "equal"


def _sides(before, after, curve):
    if _equal(before.left, after.left, curve) and _equal(before.right, after.right, curve):
        return Verdict("equal", REWRITING)
    if _equal(before.left, after.right, curve) and _equal(before.right, after.left, curve):
        return Verdict("equal", "swapping the sides")
    return None


def _differentiated(before, after, curve):
    left, right = Derivative(before.left, curve.by), Derivative(before.right, curve.by)
    if _equal(left, after.left, curve) and _equal(right, after.right, curve):
        return Verdict("equal", "differentiating both sides", ("differentiate both sides",))
    return None


def _same_function(before, after, curve):
    for how, function in FUNCTIONS.items():
        left, right = function(before.left), function(before.right)
        if _equal(left, after.left, curve) and _equal(right, after.right, curve):
            return Verdict("equal", how)
    return None


def _moved(before, after, curve):
    ours, theirs = before.difference, after.difference
    if _equal(ours, theirs, curve) or _equal(ours, Neg(theirs), curve):
        return Verdict("equal", "moving terms")
    return None


def _scaled(before, after, curve):
    """Both sides times the same factor, the factor found by the slope's coefficient or a side."""
    ours, theirs = before.difference, after.difference
    for one, other in (
        (slope_factor(before, curve), slope_factor(after, curve)),
        (before.left, after.left),
        (before.right, after.right),
    ):
        if ZERO in (one, other):
            continue
        if _equal(Mul((other, ours)), Mul((one, theirs)), curve):
            factor = Div(other, one)
            return Verdict("equal", "multiplying or dividing both sides", note=_can_vanish(factor))
    return None


def _can_vanish(factor):
    """Whether a factor or its reciprocal is zero or changes sign somewhere."""
    names = names_of(factor)
    candidates = points(names)
    columns = {name: np.array([float(point[name]) for point in candidates]) for name in names}
    found = values(factor, columns)
    found = found[np.isfinite(found)]
    return bool(found.size) and not (np.all(found > 0) or np.all(found < 0))


def _on_curve(before, after, curve):
    """Where the curve is known: the equation holds along it, as the one before does."""
    if not curve.solved:
        return None
    if not _equal(curve.on(before.left), curve.on(before.right), curve):
        return None
    if _equal(curve.on(after.left), curve.on(after.right), curve):
        return Verdict("equal", "putting in what is known")
    return None


def _same_slope(before, after, curve):
    """Both give the same slope along the curve."""
    slopes = [slope_of(equation, curve) for equation in (before, after)]
    if None in slopes:
        return None
    if _equal(curve.on(slopes[0]), curve.on(slopes[1]), curve):
        return Verdict("equal", "the same slope along the curve")
    return None


def _refuted(before, after, curve):
    """A point of the curve at which the second equation fails, else nothing is known."""
    found = counterexample(before, after, curve)
    if found is None:
        return Verdict("undecided", "no proof")
    return Verdict("different", witness=found)


REWRITING = "rewriting a side"
FUNCTIONS = {
    "taking the exponential of both sides": lambda side: Pow(EULER, side),
    "taking the logarithm of both sides": lambda side: Call("log", side),
    "taking the reciprocal of both sides": lambda side: Div(ONE, side),
}
WAYS = (_sides, _differentiated, _same_function, _moved, _scaled, _on_curve, _same_slope)
