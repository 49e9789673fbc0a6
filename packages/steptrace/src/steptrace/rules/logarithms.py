"""The logarithm rule, for natural logarithms and other bases."""

from collections.abc import Iterator

from steptrace.builders import log, times
from steptrace.expression import ONE, Call, Div, Node
from steptrace.rules.composition import at_variable, is_call
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope

LOG_BASE = Slip(
    name="log-base",
    sentence="The logarithm of the base is left out, or on the wrong side.",
    example=Example("d/dx log_2(x)", "1/x"),
    tempting="With base e the factor is 1 and never seen, so it is forgotten for other bases.",
    telltale="Write the logarithm as ln(x)/ln(b). The factor 1/ln(b) is a constant and stays.",
)


def _logarithm(node: Node, slope: Slope) -> Iterator[Node]:
    if is_call(node, "log") and (node.base is None or not slope.varies(node.base)):
        yield from at_variable(node, slope)


def _base_misplaced(node: Node, slope: Slope) -> Iterator[Node]:
    """The factor 1/ln b left out, or ln b put in the numerator."""
    if isinstance(node, Call) and node.function == "log" and node.base is not None:
        plain = times(Div(ONE, node.arg), slope(node.arg))
        yield plain
        yield times(plain, log(node.base))


def _one_over_logarithm(node: Node, slope: Slope) -> Iterator[Node]:
    """u'/ln u, or 1/ln u, for (ln u)'."""
    if is_call(node, "log") and node.base is None and slope.varies(node.arg):
        yield Div(slope(node.arg), node)
        yield Div(ONE, node)


LOGARITHM = DerivativeRule(
    name="logarithm rule",
    sentence="The derivative of ln x is 1/x.",
    example=Example("d/dx ln(x)", "1/x"),
    shape=Shape.FUNCTION,
    forms=_logarithm,
    buggy=(
        BuggyForm(LOG_BASE, _base_misplaced),
        BuggyForm(
            Slip(
                name="log-reciprocal",
                sentence="The derivative of ln u is not 1 over ln u.",
                example=Example("d/dx ln(x)", "1/ln(x)"),
                tempting="The rule says 1 over something, and the whole function is at hand to be "
                "that something.",
                telltale="At x = 1 the curve of ln has slope 1. There ln(x) is 0, and 1 over it is "
                "nothing at all.",
            ),
            _one_over_logarithm,
        ),
    ),
)
