"""The power rule."""

from collections.abc import Iterator

from steptrace.builders import times
from steptrace.expression import ONE, Add, Div, Node, Pow
from steptrace.rules.composition import at_variable, exponent_of, is_call
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope


def _power(node: Node, slope: Slope) -> Iterator[Node]:
    if slope.is_variable(node):
        yield ONE
    raised = isinstance(node, Pow) and not slope.varies(node.exponent)
    if raised or isinstance(node, Div) or is_call(node, "sqrt"):
        yield from at_variable(node, slope)


def _not_lowered(node: Node, slope: Slope) -> Iterator[Node]:
    """The power rule with the exponent kept, or raised by one."""
    if not isinstance(node, Pow) or slope.varies(node.exponent) or exponent_of(node) is not None:
        return
    for power in (node, Pow(node.base, Add((node.exponent, ONE)))):
        yield times(node.exponent, power, slope(node.base))


POWER = DerivativeRule(
    name="power rule",
    sentence="The derivative of x^n is n x^(n-1).",
    example=Example("d/dx x^5", "5x^4"),
    shape=Shape.FUNCTION,
    forms=_power,
    buggy=(
        BuggyForm(
            Slip(
                name="power-decrement",
                sentence="The exponent is not one less than before.",
                example=Example("d/dx x^5", "5x^5"),
                tempting="The exponent is written in front, and with that the rule feels done; its "
                "second half is forgotten.",
                telltale="Count the degree: the derivative of a polynomial has a degree one lower. "
                "Take x^2, whose slope at 1 is 2 and at 3 is 6.",
            ),
            _not_lowered,
        ),
    ),
)
