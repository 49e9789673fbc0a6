"""Judges an equation on a curve: by points of the curve, and by a proof from its relation."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from steptrace.columns import backend
from steptrace.equality import compare
from steptrace.equality import polynomial as poly
from steptrace.equality.compare import Witness
from steptrace.equality.differentiate import resolve
from steptrace.equality.evaluate import values
from steptrace.equality.normal_form import Normal
from steptrace.errors import TooLarge
from steptrace.expression import TWO, Call, Neg, Node, Pow
from steptrace.implicit.curve import Curve, Equation, open_forms, order_of
from steptrace.implicit.derivatives import derivatives_on_curve
from steptrace.implicit.moves import Move
from steptrace.implicit.points import (
    are_nonzero,
    columns_at,
    free_names,
    gap,
    groups,
    is_near_zero,
    near_roots,
    roots,
    turn_together,
)
from steptrace.rules.equations import DIFFERENTIATE_BOTH_SIDES

MIN_FAILED = 8  # groups; where an equation fails at all of the first so many, it fails
FIRST_GROUPS = 3  # groups of points that a quick check tries
MIN_DOUBLE_GAP = 1e-6  # relative difference of doubles that are taken as different in it
MIN_BRANCH_SHARE = 0.25  # of the groups at which a branch of the curve satisfies an equation
BOTH_SIDES = (DIFFERENTIATE_BOTH_SIDES.name,)


@dataclass(frozen=True)
class Verdict:
    """What is known about an equation that comes after another.

    Attributes
    ----------
    verdict : str
        "equal" if it follows, otherwise "different" or "undecided", as in a `Comparison`.
    how : Move or None
        What was done to both sides.
    rules : tuple of str
        The names of the rules that it follows by.
    divides : bool
        Whether both sides were multiplied or divided by an expression that can be zero.
    witness : Witness or None
        Where the second equation fails, and its two sides there.
    """

    verdict: str
    how: Move | None = None
    rules: tuple[str, ...] = ("algebra",)
    divides: bool = False
    witness: Witness | None = None


def equal(left: Node, right: Node, curve: Curve) -> bool:
    """Return whether two expressions are proved equal, regardless of the curve."""
    return compare.equal(left, right, curve.functions)


@lru_cache(maxsize=100)
def relation_of(before: Equation, curve: Curve) -> Equation | None:
    """Return the relation that an equation starts from.

    Parameters
    ----------
    before : Equation
        An equation of the derivation.
    curve : Curve
        What is known about the curve.

    Returns
    -------
    Equation or None
        The equation of the curve; `before` itself if it has no derivatives and either no equation
        of the curve is known or it does not hold on that curve.
    """
    if curve.origin is None or curve.origin == before or order_of(before, curve) != 0:
        return curve.origin or (before if order_of(before, curve) == 0 else None)
    gaps = [
        gap(before, point) for group in groups(curve.origin, before.names, curve) for point in group
    ]
    found = [result for result in gaps if result]
    return before if any(differ for differ, *_ in found) or not found else curve.origin


def judge_on_curve(before: Equation, after: Equation, curve: Curve) -> Verdict:
    """Judge an equation on the curve, with the derivatives that the one before gives.

    Parameters
    ----------
    before, after : Equation
        Two consecutive equations of a derivation.
    curve : Curve
        What is known about the curve.

    Returns
    -------
    Verdict
        "equal" if it holds at points of the curve and is proved to hold there; "different" if it
        fails at a point and holds at fewer points than a branch of the curve would have.
    """
    orders = _orders(before, after, curve)
    found = derivatives_on_curve(before, orders[1], curve) if orders else None
    if not orders or found is None or _goes_further(before, after, orders, curve):
        return Verdict("undecided")
    relation = relation_of(before, curve)
    flat = found.flat(after, curve)
    held, failed = _tried(flat, relation, found, curve)
    if len(failed) and held < MIN_BRANCH_SHARE * (held + len(failed)):
        return Verdict("different", witness=_witness(failed[0]))
    if held and not failed and _proved(flat, before, relation, curve):
        how = Move.SLOPE if orders[1] else Move.PUTTING_IN
        rules = ("substitution",) if orders[1] else ("algebra",)
        return Verdict("equal", how, BOTH_SIDES if orders[1] > orders[0] else rules)
    if held and _is_branch(before, after, curve):
        return Verdict("equal", Move.TAKING_A_ROOT)
    return Verdict("undecided")


def _orders(before: Equation, after: Equation, curve: Curve) -> tuple[int, int] | None:
    """The orders of two equations; None if one has a derivative of a name but the unknown."""
    first, second = order_of(before, curve), order_of(after, curve)
    return None if first is None or second is None else (first, second)


def _is_branch(before, after, curve):
    """Whether an equation is the one before with the root of both sides taken: one branch of it."""
    squares = _square(after.left), _square(after.right)
    pairs = squares, squares[::-1]
    return any(
        equal(before.left, one, curve) and equal(before.right, two, curve) for one, two in pairs
    )


def _square(node):
    """Square an expression; the square of a root is its argument."""
    inside = node.arg if isinstance(node, Neg) else node
    is_root = isinstance(inside, Call) and inside.function == "sqrt" and not inside.order
    return inside.arg if is_root else Pow(node, TWO)


def is_refuted(before: Equation, after: Equation, curve: Curve) -> bool:
    """Check quickly whether an equation fails on the curve.

    Parameters
    ----------
    before, after : Equation
        Two consecutive equations of a derivation.
    curve : Curve
        What is known about the curve.

    Returns
    -------
    bool
        True if it fails in doubles in most of the first `FIRST_GROUPS` groups of points.
    """
    try:
        before, after = before.worked(curve.functions), after.worked(curve.functions)
        orders = _orders(before, after, curve)
        found = derivatives_on_curve(before, orders[1], curve) if orders else None
        flat = found.flat(after, curve) if found else None
    except (TooLarge, RecursionError):
        return False
    if found is None or flat is None:
        return False
    relation = relation_of(before, curve)
    names = free_names(flat, curve) | {n for node in found.divisors for n in node.names}
    first = list(islice(groups(relation, names, curve), FIRST_GROUPS))
    return len(first) == FIRST_GROUPS and _fail_in_doubles(flat, relation, first, curve)


def _fail_in_doubles(flat, relation, first, curve):
    """Whether an equation fails at most of some groups, and meets the curve nowhere near them."""
    columns = columns_at([point for group in first for point in group])
    left, right = values(flat.left, columns), values(flat.right, columns)
    scale = backend.maximum(backend.absolute(left), backend.absolute(right))
    apart = backend.absolute(left - right) > MIN_DOUBLE_GAP * scale
    failed = [each.all() for each in backend.split(apart, [*map(len, first)])]
    if 2 * sum(failed) <= len(first):
        return False
    starts = [group[0] for group, fails in zip(first, failed, strict=True) if fails]
    return not _meet_in_doubles(flat.difference, relation, starts, curve.unknown)


def _meet_in_doubles(whole, relation, starts, unknown):
    """Whether an equation meets the curve where only the unknown differs from some points."""
    if relation is None or unknown not in whole.names:
        return False
    if not turn_together(whole, relation.difference, starts, unknown):
        return False
    others = [_without(point, unknown) for point in starts]
    pairs = zip(others, near_roots(whole, others, unknown), strict=True)
    return any(
        roots and is_near_zero(relation.difference, point, unknown, roots) for point, roots in pairs
    )


def _without(point, name):
    return {key: value for key, value in point.items() if key != name}


def _goes_further(before, after, orders, curve):
    """Whether an equation says more than those before imply, as a new constant would."""
    known = curve.names | before.names
    return bool(after.names - known) or (relation_of(before, curve) is None and not orders[1])


def _tried(flat, relation, found, curve):
    """The number of groups of points at which an equation holds, and points where it fails.

    If it holds at none of the first groups, these are all that are tried.
    """
    names = free_names(flat, curve) | {n for node in found.divisors for n in node.names}
    tried, held, failed = iter(groups(relation, names, curve)), 0, []
    while batch := list(islice(tried, MIN_FAILED)):
        met, apart = _tally(flat, relation, found, curve, batch)
        held, failed = held + met, failed + apart
        if not held:
            break
    return held, failed


def _tally(flat, relation, found, curve, batch):
    """The same for a batch of groups."""
    held, left = 0, []
    for group in batch:
        group = [point for point in group if are_nonzero(found.divisors, point)]
        gaps = [(point, gap(flat, point)) for point in group]
        clear = [(point, result) for point, result in gaps if result]
        if any(not result[0] for _, result in clear):
            held += 1
        elif group:
            left.append((group[0], clear[:1]))
    met = _meets(flat, relation, [point for point, _ in left], curve)
    failed = [
        first for (_, clear), meets in zip(left, met, strict=True) if not meets for first in clear
    ]
    return held + sum(met), failed


def _meets(flat, relation, first, curve):
    """For a point of each group, whether a point not in its group satisfies an equation."""
    name = curve.unknown
    if relation is None or not first or name not in flat.names:
        return [False] * len(first)
    others = [_without(point, name) for point in first]
    near = near_roots(flat.difference, others, name)
    pairs = zip(others, near, strict=True)
    return [_meets_beside(flat, relation, point, name, roots) for point, roots in pairs]


def _meets_beside(flat, relation, others, name, near):
    if not near or not is_near_zero(relation.difference, others, name, near):
        return False
    met = ({**others, name: root} for root in roots(flat.difference, others, name))
    gaps = [gap(relation, point) for point in met]
    return any(result and not result[0] for result in gaps)


def _witness(failed):
    point, (_, left, right) = failed
    return Witness(point, _plain(left), _plain(right))


def _plain(interval):
    """The middle of an interval, 0 if it is so near zero that the point's rounding explains it."""
    return 0.0 if abs(interval.mid) < 1e-18 else float(interval.mid)


def _proved(flat, before, relation, curve):
    """Whether an equation without derivatives is proved to hold along the curve."""
    if equal(flat.left, flat.right, curve):
        return True
    for known in _known(before, relation, curve):
        if equal(known.on(flat.left), known.on(flat.right), curve):
            return True
    return relation is not None and _divides(relation.difference, flat.difference, curve)


def _known(before, relation, curve):
    """Yield curves that are solved for a name, by the equation itself or by earlier ones."""
    if relation is before:
        yield replace(curve, solved=open_forms(before, curve))
    agrees = relation is not before or equal(curve.on(before.left), curve.on(before.right), curve)
    if curve.solved and agrees:
        yield curve


def _divides(relation, whole, curve):
    """Whether one expression is a multiple of another, by their normal forms."""
    normal = Normal({})
    forms = [normal.form(resolve(node, curve.functions)) for node in (relation, whole)]
    below, above = (normal.reduce(form.num) for form in forms)
    divisor = poly.split(below)[2] if below else ()
    if not divisor or not above:
        return not above
    rest = dict(poly.split(above)[2]) or poly.constant(1)
    return not poly.divide(rest, dict(divisor), normal.budget)[1]
