"""Finds the part of a line that is wrong, where everything else in it is right."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from steptrace.algebra.buggy import opposite
from steptrace.algebra.features import terms
from steptrace.algebra.multiplying import multiplied_out
from steptrace.builders import plus, times
from steptrace.expression import ONE, Add, Call, Div, Mul, Neg, Node, Pow, signed, walk
from steptrace.search.values import Values

Parts = list[Node]
# More parts than this are no place to look at.
MAX_PARTS = 2


def narrowed(rights: Iterable[Node], line: Node, values: Values) -> tuple[Node, ...]:
    """Find the smallest parts of a line that hold all that is wrong in it.

    Parameters
    ----------
    rights : iterable of Node
        What the line should be, in several forms.
    line : Node
        A wrong line.
    values : Values
        Compares parts of them.

    Returns
    -------
    tuple of Node
        Parts that the line has once; with the right ones in their place it would be right. Empty if
        no part is less than the whole line.

    Examples
    --------
    >>> from steptrace.context import Context
    >>> from steptrace.notation.parser import read
    >>> right, line = read("3 cos(x) - x sin(x)"), read("3 cos(x) - sin(x)")
    >>> narrowed([right], line, Values(right, line, Context())) == (read("-sin(x)"),)
    True
    """
    found = [parts for right in dict.fromkeys(rights) for parts in _inwards(right, line, values)]
    once = [parts for parts in found if all(_is_once(part, line) for part in parts)]
    return min(once, key=lambda parts: sum(part.size for part in parts), default=())


def _is_once(part, line):
    return part != line and sum(other == part for other in walk(line)) == 1


def _inwards(right: Node, line: Node, values: Values) -> Iterator[tuple[Node, ...]]:
    """Yield the parts of a line that hold all that is wrong, each time smaller ones."""
    left, of_right = _differing(right, line, values)
    if not 0 < len(left) <= MAX_PARTS:
        return
    yield tuple(left)
    if len(left) == len(of_right) == 1:
        yield from _inwards(of_right[0], left[0], values)


def _differing(right: Node, line: Node, values: Values) -> tuple[Parts, Parts]:
    """The parts that differ, of the line and of the right one; none if all of it differs."""
    if isinstance(line, Add):
        return _differing_terms(right, line, values)
    if isinstance(line, Mul | Div | Neg) and isinstance(right, Mul | Div | Neg):
        return _differing_factors(_factors(right), _factors(line), values)
    if isinstance(line, Pow) and isinstance(right, Pow) and line.exponent == right.exponent:
        return [line.base], [right.base]
    if isinstance(line, Call) and isinstance(right, Call) and line.rebuild(right.parts) == right:
        return [line.arg], [right.arg]
    return [], []


def _differing_terms(right, line, values):
    """Some of the terms of a sum, and what they should be, as it is or multiplied out."""
    sums = [_without_sums(line.terms, terms(form), values) for form in _as_sums(right)]
    some = [found for found in sums if 0 < len(found[0]) < len(line.terms)]
    return min(some, key=lambda found: len(found[0]), default=([], []))


def _without_sums(ours, theirs, values):
    """Leave out the terms that have a counterpart, or are the sum of two without one."""
    unmatched, of_right = _without_common(ours, theirs, values)
    left = []
    for part in unmatched:
        pairs = combinations(of_right, 2)
        pair = next((pair for pair in pairs if values.same(part, plus(*pair))), None)
        if pair is None:
            left.append(part)
        for one in pair or ():
            of_right.remove(one)
    return left, of_right


def _as_sums(node):
    """Yield an expression as it is, with the terms of a fraction apart, and multiplied out."""
    yield node
    if isinstance(node, Div):
        yield plus(*(Div(term, node.den) for term in terms(node.num)))
    yield multiplied_out(node)


class _Factors(NamedTuple):
    """A product: whether it has a minus sign in front, and its factors above and below."""

    minus: bool
    above: Parts
    below: Parts


def _factors(node: Node) -> _Factors:
    match node:
        case Neg():
            minus, above, below = _factors(node.arg)
            return _Factors(not minus, above, below)
        case Mul():
            every = [_factors(factor) for factor in node.factors]
            minus = sum(each.minus for each in every) % 2 == 1
            above = [factor for each in every for factor in each.above]
            return _Factors(minus, above, [factor for each in every for factor in each.below])
        case Div():
            up, down = _factors(node.num), _factors(node.den)
            return _Factors(up.minus != down.minus, up.above + down.below, up.below + down.above)
        case Pow() if (signed(node.exponent) or 0) < 0:
            power = opposite(node.exponent)
            return _Factors(False, [], [node.base if power == ONE else Pow(node.base, power)])
        case _:
            return _Factors(False, [] if node == ONE else [node], [])


def _differing_factors(right: _Factors, line: _Factors, values: Values) -> tuple[Parts, Parts]:
    """One factor of the line, and those of what it should be, if these alone differ."""
    ours, theirs = (_cancelled(side, values) for side in (line, right))
    above, below = (
        _without_common(ours[side], theirs[side], values) for side in ("above", "below")
    )
    other_side = above[1] if below[0] else below[1]
    if line.minus != right.minus or len(above[0] + below[0]) != 1 or other_side:
        return [], []
    left, of_right = below if below[0] else above
    # A wrong sign is not inside a factor, unless that is a sum whose terms changed places.
    is_sign = not isinstance(left[0], Add) and values.same(Neg(left[0]), times(*of_right))
    return ([], []) if is_sign else (left, of_right)


def _cancelled(product, values):
    above, below = _without_common(product.above, product.below, values)
    return {"above": above, "below": below}


def _without_common(ours, theirs, values) -> tuple[Parts, Parts]:
    """Leave out the parts that have the same values, each with one of the other side."""
    left, of_right = [], list(theirs)
    for part in ours:
        twin = next((other for other in of_right if values.same(part, other)), None)
        if twin is None:
            left.append(part)
        else:
            of_right.remove(twin)
    return left, of_right
