"""Functions whose derivatives are known."""

from collections.abc import Iterator

from steptrace.expression import Call, Node
from steptrace.rules.composition import KNOWN, at_variable
from steptrace.rules.rule import DerivativeRule, Example, Shape
from steptrace.rules.slope import Slope


def _known(node: Node, slope: Slope) -> Iterator[Node]:
    if isinstance(node, Call) and node.function in KNOWN:
        yield from at_variable(node, slope)


KNOWN_DERIVATIVE = DerivativeRule(
    name="known derivative",
    sentence="The derivative of this function is known.",
    example=Example("d/dx sigma(x)", "sigma(x) (1 - sigma(x))"),
    spoken="a known derivative",
    shape=Shape.FUNCTION,
    forms=_known,
)
