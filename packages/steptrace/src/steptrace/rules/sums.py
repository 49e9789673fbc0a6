"""The constant rule, the constant multiple rule and the sum rule."""

from collections.abc import Iterator

from steptrace.builders import times
from steptrace.expression import ONE, ZERO, Add, Div, Mul, Neg, Node
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope


def _constant(node: Node, slope: Slope) -> Iterator[Node]:
    if not slope.varies(node):
        yield ZERO


def _kept(node: Node, slope: Slope) -> Iterator[Node]:
    """The constant itself, or 1, as its derivative."""
    if not slope.varies(node) and node != ZERO:
        yield node
        yield ONE


CONSTANT = DerivativeRule(
    name="constant rule",
    sentence="The derivative of a constant is 0.",
    example=Example("d/dx[7]", "0"),
    shape=Shape.CONSTANT,
    forms=_constant,
    buggy=(
        BuggyForm(
            Slip(
                name="constant",
                sentence="The derivative of a constant is not the constant itself, and not 1.",
                example=Example("d/dx[e^x + a]", "e^x + a"),
            ),
            _kept,
        ),
    ),
)


def _constant_multiple(node: Node, slope: Slope) -> Iterator[Node]:
    if isinstance(node, Neg):
        yield Neg(slope(node.arg))
    if isinstance(node, Mul):
        fixed = [factor for factor in node.factors if not slope.varies(factor)]
        rest = [factor for factor in node.factors if slope.varies(factor)]
        if fixed and rest:
            yield times(*fixed, slope(times(*rest)))
    if isinstance(node, Div) and not slope.varies(node.den) and slope.varies(node.num):
        yield Div(slope(node.num), node.den)
        yield times(Div(ONE, node.den), slope(node.num))
    if isinstance(node, Div) and slope.varies(node.den):
        factors = node.num.factors if isinstance(node.num, Mul) else (node.num,)
        fixed = [factor for factor in factors if factor != ONE and not slope.varies(factor)]
        top = times(*(factor for factor in factors if slope.varies(factor)))
        if fixed:
            yield times(*fixed, slope(Div(top, node.den)))


CONSTANT_MULTIPLE = DerivativeRule(
    name="constant multiple rule",
    sentence="A constant factor stays in front of the derivative.",
    example=Example("d/dx[3 ln(x)]", "3 * d/dx[ln(x)]"),
    shape=Shape.FACTOR,
    forms=_constant_multiple,
)


def _sum(node: Node, slope: Slope) -> Iterator[Node]:
    """The sum of the terms' derivatives, with or without the constants of a term put in front."""
    inside = node.arg if isinstance(node, Neg) else node
    if not isinstance(inside, Add):
        return
    plain = tuple(
        Neg(slope(term.arg)) if isinstance(term, Neg) else slope(term) for term in inside.terms
    )
    in_front = tuple(_constants_in_front(term, slope) for term in inside.terms)
    held = tuple(map(slope, inside.terms))
    for terms in (plain, in_front, (*held[:1], *plain[1:]), held):
        yield Neg(Add(terms)) if isinstance(node, Neg) else Add(terms)


def _constants_in_front(term, slope):
    forms = list(_constant_multiple(term, slope))
    if not forms:
        return slope(term)
    if isinstance(term, Neg):
        return Neg(_constants_in_front(term.arg, slope))
    return forms[0]


SUM = DerivativeRule(
    name="sum rule",
    sentence="A sum is differentiated term by term.",
    example=Example("d/dx[x^2 + ln(x)]", "d/dx[x^2] + d/dx[ln(x)]"),
    shape=Shape.SUM,
    forms=_sum,
)
