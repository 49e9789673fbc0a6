"""How many ideas a step takes: the place where the rules of differentiation will be named."""

from sigmoid_course.tutor.notation.expression import (
    EULER,
    Add,
    Call,
    Derivative,
    Mul,
    Name,
    Neg,
    Num,
    Pow,
    walk,
)

NAMES = (
    "constant rule",
    "constant multiple rule",
    "sum rule",
    "power rule",
    "product rule",
    "quotient rule",
    "reciprocal rule",
    "chain rule",
    "exponential rule",
    "logarithm rule",
    "change of base",
    "definition",
    "known derivative",
    "algebra",
    "substitution",
    "differentiate both sides",
)


def worked(before, after):
    """The derivatives of one line that are gone in the next.

    Parameters
    ----------
    before, after : Node
        Two lines as read.

    Returns
    -------
    list of Derivative
        Those written in `before` and no longer in `after`.
    """
    left = set(_derivatives(after))
    return [node for node in _derivatives(before) if node not in left]


def ideas(before, after):
    """How many ideas, one inside the other, lead from a line to the next.

    Parameters
    ----------
    before, after : Node
        Two lines that are equal.

    Returns
    -------
    int
        0 for algebra, 1 for one rule, more for a leap. What is still held in `after` is not
        counted; linear terms, powers of the variable, e^(linear) and their sums come free inside.
    """
    held = {(node.arg, node.by) for node in _derivatives(after)}
    return max(
        (
            node.order - 1 + max(1, _depth(node.arg, node.by, held))
            for node in worked(before, after)
        ),
        default=0,
    )


def _derivatives(node):
    return [part for part in walk(node) if isinstance(part, Derivative)]


def _depth(node, by, held):
    if by not in node.names or (node, by) in held or _free(node, by):
        return 0
    if isinstance(node, Neg):
        return _depth(node.arg, by, held)
    if isinstance(node, Mul):
        varying = [factor for factor in node.factors if by in factor.names]
        if len(varying) == 1:
            return _depth(varying[0], by, held)
    return 1 + max(_depth(part, by, held) for part in node.parts)


def _free(node, by):
    """Whether a derivative inside another comes free: linear, x^n, e^(linear), and sums of them."""
    if by not in node.names:
        return True
    if isinstance(node, Add | Neg):
        return all(_free(part, by) for part in node.parts)
    if isinstance(node, Mul):
        varying = [factor for factor in node.factors if by in factor.names]
        return len(varying) == 1 and _free(varying[0], by)
    if isinstance(node, Pow):
        power = isinstance(node.base, Name) and by not in node.exponent.names
        return power or (node.base == EULER and _linear(node.exponent, by))
    exponential = isinstance(node, Call) and node.function == "exp" and not node.order
    return isinstance(node, Name | Num) or (exponential and _linear(node.arg, by))


def _linear(node, by):
    powers = (part for part in walk(node) if isinstance(part, Pow | Call) and by in part.names)
    return _free(node, by) and not any(powers)
