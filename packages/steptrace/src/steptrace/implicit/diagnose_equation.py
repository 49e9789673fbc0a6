"""Which slip explains an equation that does not follow from the one before it."""

from dataclasses import replace
from itertools import islice

from steptrace.context import Context
from steptrace.expression import Derivative
from steptrace.implicit import follows
from steptrace.implicit.curve import Curve, Equation
from steptrace.implicit.on_curve import is_refuted
from steptrace.search.buggy import GENERAL, buggy_algebra
from steptrace.search.diagnose import Diagnosis, diagnose

MOST_TRIED = 12


def diagnose_equation(
    before: Equation, after: Equation, curve: Curve, context: Context
) -> Diagnosis:
    """Find the slip that turned an equation into the next one.

    Parameters
    ----------
    before, after : Equation
        Two equations of a chain, the second of which does not follow.
    curve : Curve
        What is known of the curve.
    context : Context
        Which names vary.

    Returns
    -------
    Diagnosis
        A slip on one side, the other kept or worked rightly, or one that, undone, makes the
        equation follow.
    """
    context = _varying(before, after, curve, context)
    for one, other in _changed_sides(before, after, curve, context):
        found = diagnose(one, other, context)
        if found.slip or found.together:
            return found
    slip = next(_undone(before, after, curve), None)
    return Diagnosis(slip, (slip,) if slip else ())


def _varying(before, after, curve, context):
    """The setting in which all names vary with the variable, where none is said to."""
    if context.functions:
        return context
    others = (before.names | after.names) - {curve.by} - set(context.given)
    return Context(others, context.given)


def _changed_sides(before, after, curve, context):
    """A side of one equation and of the next, the other sides kept or both differentiated."""
    held = Equation(Derivative(before.left, curve.by), Derivative(before.right, curve.by))
    for one in (before, held):
        if context.equal(one.right, after.right):
            yield one.left, after.left
        if context.equal(one.left, after.left):
            yield one.right, after.right


def _undone(before, after, curve):
    """The slips without which the equation would follow."""
    candidates = (
        (slip.name, replace(after, **{side: mended}))
        for side in ("right", "left")
        for slip, mended in buggy_algebra(getattr(after, side), GENERAL)
    )
    for name, mended in islice(candidates, MOST_TRIED):
        if is_refuted(before, mended, curve):
            continue
        if follows.follows(before, mended, curve).verdict == "equal":
            yield name
