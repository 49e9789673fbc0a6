"""The product rule."""

from collections.abc import Iterator
from itertools import combinations

from steptrace.builders import plus, times
from steptrace.context import Context
from steptrace.expression import Add, Derivative, Mul, Node
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope


def _product(node: Node, slope: Slope) -> Iterator[Node]:
    if not isinstance(node, Mul):
        return
    varying = [factor for factor in node.factors if slope.varies(factor)]
    if len(varying) < 2:
        return
    yield _leibniz(node.factors, slope)
    if len(varying) < len(node.factors):
        fixed = [factor for factor in node.factors if not slope.varies(factor)]
        yield times(*fixed, _leibniz(varying, slope))
    if len(node.factors) > 2:
        first, *others = node.factors
        yield _leibniz((first, Mul(tuple(others))), slope)


def _leibniz(factors, slope):
    return plus(*_leibniz_terms(factors, slope, slope.varies))


def _leibniz_terms(factors, slope, wanted):
    for position, factor in enumerate(factors):
        if wanted(factor):
            before, after = factors[:position], factors[position + 1 :]
            yield times(*before, slope(factor), *after)


def whole_product(held: Derivative) -> Add:
    """Apply the product rule with the derivatives of all factors, even of constant ones.

    Parameters
    ----------
    held : Derivative
        The unevaluated derivative of a product.

    Returns
    -------
    Add
        One term for each factor, its derivative unevaluated.
    """
    slope = Slope(held.by, Context())
    return Add(tuple(_leibniz_terms(held.arg.parts, slope, lambda factor: True)))


def _by_factors(node: Node, slope: Slope) -> Iterator[Node]:
    """The product of the factors' derivatives."""
    if isinstance(node, Mul) and sum(map(slope.varies, node.factors)) > 1:
        yield times(*(slope(f) if slope.varies(f) else f for f in node.factors))


def _some_terms(node: Node, slope: Slope) -> Iterator[Node]:
    """Some of the product rule's terms, such as u' v alone."""
    if not isinstance(node, Mul):
        return
    terms = list(_leibniz_terms(node.factors, slope, slope.varies))
    for count in range(len(terms) - 1, 0, -1):
        for some in combinations(terms, count):
            yield plus(*some)


PRODUCT = DerivativeRule(
    name="product rule",
    sentence="(u v)' = u' v + u v'.",
    example=Example("d/dx[x ln(x)]", "ln(x) + x * d/dx[ln(x)]"),
    shape=Shape.PRODUCT,
    forms=_product,
    buggy=(
        BuggyForm(
            Slip(
                name="product-of-derivatives",
                sentence="A product's derivative is not the product of the derivatives.",
                example=Example("d/dx[x ln(x)]", "d/dx[x] * d/dx[ln(x)]"),
                tempting="For sums it is true: the derivative goes term by term. A product looks "
                "as if it went factor by factor.",
                telltale="Take x times x. Factor by factor it would give 1 times 1, but the slope "
                "of x^2 is not 1 everywhere.",
            ),
            _by_factors,
        ),
        BuggyForm(
            Slip(
                name="half-product-rule",
                sentence="The product rule has a term for each factor; here one is missing.",
                example=Example("d/dx[x^2 ln(x)]", "2x ln(x)"),
                tempting="After the first factor is differentiated the line looks complete, and "
                "the second factor waits in the same place as before.",
                telltale="A product of two factors gives two terms, one for each factor that "
                "moves. Count them.",
            ),
            _some_terms,
        ),
    ),
)
