"""The rule for functions whose derivatives are known, such as sigma."""

from collections.abc import Iterator

from steptrace.expression import Call, Node
from steptrace.functions import is_taught_by_rule
from steptrace.rules.composition import at_variable
from steptrace.rules.rule import DerivativeRule, Example, Shape
from steptrace.rules.slope import Slope


def _known(node: Node, slope: Slope) -> Iterator[Node]:
    if isinstance(node, Call) and not is_taught_by_rule(node.function):
        yield from at_variable(node, slope)


KNOWN_DERIVATIVE = DerivativeRule(
    name="known derivative",
    sentence="The derivative of this function is known.",
    example=Example("d/dx sigma(x)", "sigma(x) (1 - sigma(x))"),
    spoken="a known derivative",
    shape=Shape.FUNCTION,
    forms=_known,
)
