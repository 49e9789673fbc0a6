"""The exponential rule, for base e and other bases."""

from collections.abc import Iterator

from steptrace.builders import times
from steptrace.expression import EULER, ONE, Add, Mul, Neg, Node, Pow
from steptrace.rules.composition import at_variable, exponent_of, is_call
from steptrace.rules.logarithms import LOG_BASE
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope


def _exponential(node: Node, slope: Slope) -> Iterator[Node]:
    if is_call(node, "exp") or (isinstance(node, Pow) and slope.varies(node.exponent)):
        yield from at_variable(node, slope)


def _by_power_rule(node: Node, slope: Slope) -> Iterator[Node]:
    """The power rule on an exponential: the exponent in front, and lowered by one above."""
    exponent = exponent_of(node)
    if exponent is None and isinstance(node, Pow) and slope.varies(node.exponent):
        exponent = node.exponent
    if exponent is not None:
        base = node.base if isinstance(node, Pow) else EULER
        power = Mul((exponent, Pow(base, Add((exponent, Neg(ONE))))))
        yield power
        yield Mul((power, slope(exponent)))


def _without_logarithm(node: Node, slope: Slope) -> Iterator[Node]:
    """a^u differentiated like e^u."""
    if isinstance(node, Pow) and node.base != EULER and slope.varies(node.exponent):
        yield times(node, slope(node.exponent))


EXPONENTIAL = DerivativeRule(
    name="exponential rule",
    sentence="The derivative of e^x is e^x.",
    example=Example("d/dx e^x", "e^x"),
    shape=Shape.FUNCTION,
    forms=_exponential,
    buggy=(
        BuggyForm(
            Slip(
                name="power-rule-on-exponential",
                sentence=(
                    "The power rule is for a variable base; here the variable is in the exponent."
                ),
                example=Example("d/dx e^x", "x e^(x - 1)"),
                tempting="Both are written as a power, and the power rule is the first rule that "
                "one learns.",
                telltale="Look where the variable is. In the base it is a power, in the exponent "
                "an exponential. At x = 0 the slope of e^x is 1, not 0.",
            ),
            _by_power_rule,
        ),
        BuggyForm(LOG_BASE, _without_logarithm),
    ),
)
