"""Minus signs that cancel: two of them in front of one product, or on its factors."""

from steptrace.expression import Div, Mul, Neg, Node, number, walk

ONE = number(1)


def has_cancelling_signs(node: Node) -> bool:
    """Return whether some product in an expression has two minus signs in front of its factors.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    bool

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> has_cancelling_signs(read("(-x)/(-y)")), has_cancelling_signs(read("-x/y"))
    (True, False)
    """
    return any(_signs(part) > 1 for part in walk(node))


def _signs(node):
    """The number of minus signs in front of a product and of its factors."""
    if isinstance(node, Neg):
        return 1 + _signs(node.arg)
    if isinstance(node, Mul | Div):
        return sum(map(_signs, node.parts))
    return 0


def without_double_signs(node: Node) -> Node:
    """Take away pairs of minus signs that stand in front of a whole product, or on a one.

    Anybody can write such a pair before a line. A sign on a factor, as the inner derivative brings
    it in `-u^-2 * (-e^-x)`, stays.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    Node

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> without_double_signs(read("(-1) * (-(x y))")) == read("1 (x y)")
    True
    >>> without_double_signs(read("-x * (-y)")) == read("-x * (-y)")
    True
    """
    count, rest = _loose(node)
    return Neg(rest) if count % 2 else rest


def _loose(node):
    """The number of signs that belong to no factor of a product, and the product without them."""
    if isinstance(node, Neg) and isinstance(node.arg, Neg):
        return _loose(node.arg.arg)
    if isinstance(node, Neg) and (isinstance(node.arg, Mul | Div) or node.arg == ONE):
        count, rest = _loose(node.arg)
        return count + 1, rest
    if isinstance(node, Mul | Div):
        counts, parts = zip(*map(_loose, node.parts), strict=True)
        return sum(counts), node.rebuild(parts)
    return 0, node
