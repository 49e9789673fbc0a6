"""Decides whether an equation follows from the equations before it, and by which move."""

from steptrace.columns import backend
from steptrace.equality.compare import compare
from steptrace.equality.differentiate import derivative, resolve
from steptrace.equality.evaluate import columns_of, names_of, values
from steptrace.errors import TooLarge, Undefined
from steptrace.expression import (
    EULER,
    ONE,
    TWO,
    ZERO,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Pow,
    rewrite,
    walk,
)
from steptrace.implicit.curve import Curve, Equation, order_of
from steptrace.implicit.derivatives import CurveDerivatives, derivatives_on_curve
from steptrace.implicit.moves import Move
from steptrace.implicit.on_curve import (
    BOTH_SIDES,
    Verdict,
    equal,
    judge_on_curve,
    relation_of,
)
from steptrace.implicit.points import are_nonzero, groups

MAX_COMPARED_FACTORS = 6  # names and derivatives whose coefficients are compared in two equations
# Two equations with more names, or more nodes in all, are not compared on a curve.
MAX_NAMES, MAX_EQUATION_NODES = 12, 300


def follows(before: Equation, after: Equation, curve: Curve) -> Verdict:
    """Judge an equation against the one before it.

    Parameters
    ----------
    before, after : Equation
        Two consecutive equations of a derivation.
    curve : Curve
        What is known about the curve.

    Returns
    -------
    Verdict
        An equation follows if the same was done to both sides (rewriting, differentiating,
        exponentiating, multiplying or dividing), or if it holds along the curve with the slope that
        the first one gives. Only a point of the curve refutes it.
    """
    try:
        before, after = before.worked(curve.functions), after.worked(curve.functions)
        if _too_large(before, after):
            return _sides(before, after, curve) or Verdict("undecided")
        if equal(before.left, before.right, curve):
            if curve.origin is None:
                return _by_itself(before, after, curve)
            before = curve.origin
        for move in _MOVES:
            found = move(before, after, curve)
            if found:
                return found
        return judge_on_curve(before, after, curve)
    except (TooLarge, Undefined, RecursionError):
        return Verdict("undecided")


def _too_large(before, after):
    """Whether two equations are too large to compare on a curve."""
    sides = (before.left, before.right, after.left, after.right)
    too_many = len(before.names | after.names) > MAX_NAMES
    return too_many or sum(side.size for side in sides) > MAX_EQUATION_NODES


def _by_itself(before, after, curve):
    """Judge an equation when no curve is known: it must hold for all values of its names."""
    found = compare(after.left, after.right, curve.functions)
    if found.verdict == "equal":
        return _sides(before, after, curve) or _identity(before, after, curve)
    new = after.names - before.names - curve.names
    return Verdict("undecided") if new else Verdict(found.verdict, witness=found.witness)


def _sides(before, after, curve):
    if equal(before.left, after.left, curve) and equal(before.right, after.right, curve):
        return Verdict("equal", Move.REWRITING)
    if equal(before.left, after.right, curve) and equal(before.right, after.left, curve):
        return Verdict("equal", Move.SWAPPING)
    return None


def _identity(before, after, curve):
    if equal(after.left, after.right, curve):
        return Verdict("equal", Move.IDENTITY)
    return None


def _differentiated(before, after, curve):
    """Both sides differentiated, which is valid along a curve but not when solving an equation."""
    if not before.names & curve.functions:
        return None
    for by in sorted({part.by for part in _held(after)} | {curve.by}):
        left, right = Derivative(before.left, by), Derivative(before.right, by)
        if equal(left, after.left, curve) and equal(right, after.right, curve):
            return Verdict("equal", Move.DIFFERENTIATING, BOTH_SIDES)
    return None


def _held(equation):
    sides = (equation.left, equation.right)
    return [part for side in sides for part in walk(side) if isinstance(part, Derivative)]


def _same_function(before, after, curve):
    for how, function in _FUNCTIONS.items():
        left, right = function(before.left), function(before.right)
        if equal(left, after.left, curve) and equal(right, after.right, curve):
            return Verdict("equal", how)
    return None


def _moved(before, after, curve):
    ours, theirs = before.difference, after.difference
    if equal(ours, theirs, curve) or equal(ours, Neg(theirs), curve):
        return Verdict("equal", Move.MOVING_TERMS)
    return None


def _scaled(before, after, curve):
    """Both sides times the same factor, which must not be zero everywhere on the curve."""
    ours, theirs = before.difference, after.difference
    pairs = [(before.left, after.left), (before.right, after.right), *_factors(ours, theirs, curve)]
    for one, other in pairs:
        if ZERO in (one, other) or not equal(Mul((other, ours)), Mul((one, theirs)), curve):
            continue
        if _is_nonzero(one, before, curve) or _is_nonzero_after(one, other, before, after, curve):
            divides = _can_vanish(one, other)
            return Verdict("equal", Move.SCALING, divides=divides)
    return None


def _factors(ours, theirs, curve):
    """Yield the coefficients of a derivative or name in which both equations are linear."""
    ours, theirs = resolve(ours, curve.functions), resolve(theirs, curve.functions)
    keys = sorted(
        set(names_of(ours)) & set(names_of(theirs)), key=lambda k: (isinstance(k, str), str(k))
    )
    for key in keys[:MAX_COMPARED_FACTORS]:
        pair = [_factor(node, key) for node in (ours, theirs)]
        if None not in pair:
            yield pair


def _factor(node, key):
    held = Name(key) if isinstance(key, str) else key
    slot = Name("factor")
    factor = derivative(rewrite(node, lambda part: slot if part == held else part), slot.name)
    return None if slot.name in factor.names or factor == ZERO else factor


def _is_nonzero(factor, before, curve):
    """Whether a factor is not zero at some point of the curve."""
    order = order_of(before, curve)
    found = None if order is None else derivatives_on_curve(before, order, curve)
    found = found or CurveDerivatives({})
    factor = resolve(factor, curve.functions)
    if any(part.order not in found.slopes for part in _held(Equation(factor, ZERO))):
        return False
    factor = found.put(factor, curve)
    relation = relation_of(before, curve)
    return any(
        are_nonzero([factor], point)
        for group in groups(relation, factor.names, curve)
        for point in group
    )


def _is_nonzero_after(one, other, before, after, curve):
    """Whether both factors are not zero at some point where the second equation holds.

    The first one holds there too, so x y = x may be divided by x, although x = 0 solves it.
    """
    if relation_of(before, curve) not in (None, before) or after.names - before.names:
        return False
    factors = [resolve(factor, curve.functions) for factor in (one, other)]
    if any(_held(Equation(factor, ZERO)) for factor in (*factors, after.left, after.right)):
        return False
    return any(
        are_nonzero(factors, point)
        for group in groups(after, before.names, curve)
        for point in group
    )


def _can_vanish(one, other):
    """Whether only one of two factors is zero somewhere, or their quotient changes its sign."""
    columns = columns_of(names_of(one, other))
    first, second = (backend.sign(values(factor, columns)) for factor in (one, other))
    clear = backend.isfinite(first) & backend.isfinite(second)
    first, second = first[clear], second[clear]
    quotient = (first * second)[first * second != 0]
    return bool(((first == 0) != (second == 0)).any() or len(set(quotient)) > 1)


_FUNCTIONS = {
    Move.EXPONENTIATING: lambda side: Pow(EULER, side),
    Move.TAKING_LOGARITHMS: lambda side: Call("log", side),
    Move.INVERTING: lambda side: Div(ONE, side),
    Move.SQUARING: lambda side: Pow(side, TWO),
}
_MOVES = (_sides, _differentiated, _same_function, _moved, _scaled, _identity)
