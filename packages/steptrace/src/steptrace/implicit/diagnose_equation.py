"""Finds the slip that explains an equation that does not follow from the one before it."""

from dataclasses import replace
from itertools import islice

from steptrace.context import Context
from steptrace.expression import Derivative
from steptrace.implicit import follows
from steptrace.implicit.curve import Curve, Equation
from steptrace.implicit.on_curve import is_refuted
from steptrace.search.buggy import GENERAL, buggy_algebra
from steptrace.search.diagnose import Diagnosis, diagnose

MAX_CANDIDATES = 12
MAX_JUDGED = 4  # candidates that are judged in full, as doubles do not refute them


def diagnose_equation(
    before: Equation, after: Equation, curve: Curve, context: Context
) -> Diagnosis:
    """Find the slip that turned an equation into the next one.

    Parameters
    ----------
    before, after : Equation
        Two consecutive equations, the second of which does not follow.
    curve : Curve
        What is known about the curve.
    context : Context
        Which names vary.

    Returns
    -------
    Diagnosis
        A slip on one side, if the other side was kept or worked correctly; otherwise a slip that
        makes the equation follow when it is undone.
    """
    context = _varying(before, after, curve, context)
    for one, other in _changed_sides(before, after, curve, context):
        found = diagnose(one, other, context)
        if found.slip or found.together:
            return found
    slip = next(_undone(before, after, curve), None)
    return Diagnosis(slip, (slip,) if slip else ())


def _varying(before, after, curve, context):
    """The context in which all names vary with the variable, if none is known to vary."""
    if context.functions:
        return context
    others = (before.names | after.names) - {curve.by} - set(context.given)
    return Context(others, context.given)


def _changed_sides(before, after, curve, context):
    """Yield the changed side before and after, if the other side was kept or differentiated."""
    held = Equation(Derivative(before.left, curve.by), Derivative(before.right, curve.by))
    for one in (before, held):
        if context.equal(one.right, after.right):
            yield one.left, after.left
        if context.equal(one.left, after.left):
            yield one.right, after.right


def _undone(before, after, curve):
    """Yield the slips that make the equation follow when they are undone."""
    candidates = (
        (slip.name, replace(after, **{side: mended}))
        for side in ("right", "left")
        for slip, mended in buggy_algebra(getattr(after, side), GENERAL)
    )
    tried = islice(candidates, MAX_CANDIDATES)
    left = (pair for pair in tried if not is_refuted(before, pair[1], curve))
    for name, mended in islice(left, MAX_JUDGED):
        if follows.follows(before, mended, curve).verdict == "equal":
            yield name
