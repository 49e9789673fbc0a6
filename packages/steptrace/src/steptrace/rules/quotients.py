"""The quotient rule and the reciprocal rule."""

from collections.abc import Iterator
from typing import TypeGuard

from steptrace.builders import times
from steptrace.expression import ONE, TWO, Add, Div, Mul, Neg, Node, Pow, signed
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope

QUOTIENT_SQUARE = Slip(
    name="quotient-square",
    sentence="The denominator of the quotient rule is not squared.",
    example=Example("d/dx x/(x^2 + 3)", "((x^2 + 3) - 2x^2)/(x^2 + 3)"),
    tempting="The work goes into the numerator, and the denominator is copied as it was.",
    telltale="Take 1/x, whose slope is -1/x^2. Without the square it would be -1/x, which is too "
    "flat near 0.",
)


def _quotient(node: Node, slope: Slope) -> Iterator[Node]:
    if not _is_quotient(node, slope):
        return
    u, v = node.num, node.den
    for top in (
        Add((Mul((slope(u), v)), Neg(Mul((u, slope(v)))))),
        Add((Mul((slope(u), v)), Neg(Mul((slope(v), u))))),
    ):
        yield Div(top, Pow(v, TWO))
    yield Add((Div(slope(u), v), Neg(Div(Mul((u, slope(v))), Pow(v, TWO)))))


def _is_quotient(node: Node, slope: Slope) -> TypeGuard[Div]:
    return isinstance(node, Div) and slope.varies(node.den)


def _products(node, slope):
    """u' v and u v'."""
    return Mul((slope(node.num), node.den)), Mul((node.num, slope(node.den)))


def _swapped(node: Node, slope: Slope) -> Iterator[Node]:
    """(u v' - u' v)/v^2"""
    if _is_quotient(node, slope):
        first, second = _products(node, slope)
        yield Div(Add((second, Neg(first))), Pow(node.den, TWO))


def _added(node: Node, slope: Slope) -> Iterator[Node]:
    """(u' v + u v')/v^2"""
    if _is_quotient(node, slope):
        yield Div(Add(_products(node, slope)), Pow(node.den, TWO))


def _exchanged(node: Node, slope: Slope) -> Iterator[Node]:
    """(u' u - v v')/v^2"""
    if _is_quotient(node, slope):
        u, v = node.num, node.den
        yield Div(Add((Mul((slope(u), u)), Neg(Mul((v, slope(v)))))), Pow(v, TWO))


def _not_squared(node: Node, slope: Slope) -> Iterator[Node]:
    """(u' v - u v')/v"""
    if _is_quotient(node, slope):
        first, second = _products(node, slope)
        yield Div(Add((first, Neg(second))), node.den)


def _ratio_of_derivatives(node: Node, slope: Slope) -> Iterator[Node]:
    """u'/v'"""
    if _is_quotient(node, slope) and slope.varies(node.num):
        yield Div(slope(node.num), slope(node.den))


QUOTIENT = DerivativeRule(
    name="quotient rule",
    sentence="(u/v)' = (u' v - u v')/v^2.",
    example=Example("d/dx x/(1 + x^2)", "((1 + x^2) - 2x^2)/(1 + x^2)^2"),
    shape=Shape.QUOTIENT,
    forms=_quotient,
    buggy=(
        BuggyForm(
            Slip(
                name="quotient-order",
                sentence="The two products of the quotient rule stand in the wrong order.",
                example=Example("d/dx x/(x^2 + 3)", "(2x^2 - (x^2 + 3))/(x^2 + 3)^2"),
                tempting="In the product rule the order does not matter, because the two products "
                "are added. Here one is taken from the other.",
                telltale="Take 1/x: it falls, so its slope is negative. With the order turned "
                "round it comes out positive.",
            ),
            _swapped,
        ),
        BuggyForm(
            Slip(
                name="quotient-plus",
                sentence="The quotient rule takes one product from the other; here they are added.",
                example=Example("d/dx x/(x^2 + 3)", "((x^2 + 3) + 2x^2)/(x^2 + 3)^2"),
                tempting="The product rule has a plus, and the numerator of the quotient rule "
                "looks just like it.",
                telltale="Take x/x, which is 1 everywhere, with slope 0. With a plus the numerator "
                "would be 2x, not 0.",
            ),
            _added,
        ),
        BuggyForm(
            Slip(
                name="quotient-factors",
                sentence="In the quotient rule each derivative stands beside the wrong function.",
                example=Example("d/dx x/(x^2 + 3)", "(x - (x^2 + 3) 2x)/(x^2 + 3)^2"),
                tempting="Four parts have to be placed, and each derivative is easily written "
                "beside the function that it came from.",
                telltale="Each product holds one derivative and the other function. A function "
                "never stands beside its own derivative.",
            ),
            _exchanged,
        ),
        BuggyForm(QUOTIENT_SQUARE, _not_squared),
        BuggyForm(
            Slip(
                name="quotient-of-derivatives",
                sentence="A quotient's derivative is not the quotient of the derivatives.",
                example=Example("d/dx ln(x)/x", "d/dx[ln(x)]/d/dx[x]"),
                tempting="A fraction is two expressions, one above the other, and for sums it is "
                "right to differentiate each part for itself.",
                telltale="Take x^2/x, which is x, with slope 1. Part by part it would be 2x/1.",
            ),
            _ratio_of_derivatives,
        ),
    ),
)


def _reciprocal(node: Node, slope: Slope) -> Iterator[Node]:
    base, top = _base_and_top(node)
    if base is not None and slope.varies(base) and not slope.varies(top):
        yield Neg(Div(times(top, slope(base)), Pow(base, TWO)))
        yield Div(Neg(times(top, slope(base))), Pow(base, TWO))


def _base_and_top(node):
    """The denominator and the numerator of a fraction or a power -1, else None twice."""
    if isinstance(node, Div):
        return node.den, node.num
    if isinstance(node, Pow) and signed(node.exponent) == -1:
        return node.base, ONE
    return None, None


def _over_derivative(node: Node, slope: Slope) -> Iterator[Node]:
    """c/v' for c/v, and the same with a power -1."""
    base, top = _base_and_top(node)
    if base is None or not slope.varies(base) or slope.varies(top):
        return
    yield Div(top, slope(base))
    if isinstance(node, Pow):
        yield Pow(slope(base), node.exponent)


def _over_not_squared(node: Node, slope: Slope) -> Iterator[Node]:
    """-c v'/v for c/v."""
    if _is_quotient(node, slope) and not slope.varies(node.num):
        yield Neg(Div(times(node.num, slope(node.den)), node.den))


RECIPROCAL = DerivativeRule(
    name="reciprocal rule",
    sentence="(1/v)' = -v'/v^2.",
    example=Example("d/dx 1/(1 + x^2)", "-2x/(1 + x^2)^2"),
    shape=Shape.QUOTIENT,
    forms=_reciprocal,
    buggy=(
        BuggyForm(
            Slip(
                name="reciprocal",
                sentence="The derivative of 1/u is not 1 over the derivative of u.",
                example=Example("d/dx 1/ln(x)", "1/d/dx[ln(x)]"),
                tempting="Above and below seem to be separate places, so the derivative is written "
                "where the function stood.",
                telltale="Take 1/x. It would become 1/1, a constant slope, but the curve is steep "
                "near 0 and flat far away.",
            ),
            _over_derivative,
        ),
        BuggyForm(QUOTIENT_SQUARE, _over_not_squared),
    ),
)
