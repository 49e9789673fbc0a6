"""Measures how similar the written forms of two expressions are, whatever their values."""

from collections import Counter
from functools import lru_cache

from steptrace.builders import plus, times
from steptrace.expression import (
    EULER,
    ONE,
    ZERO,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Num,
    Pow,
    rewrite,
    walk,
)
from steptrace.form.tidy import Tidied, tidy


def similarity(node: Node, other: Node) -> float:
    """Compute how similar two expressions are as written, up to the order of terms and factors.

    Parameters
    ----------
    node, other : Node
        Two expressions.

    Returns
    -------
    float
        From 0, if they have nothing in common, to 1, if all parts are the same in the same places.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> similarity(read("a + b^2"), read("b^2 + a"))
    1.0
    """
    ours, theirs = _features(flat(node)), _features(flat(other))
    shared = sum((ours & theirs).values())
    return 2 * shared / (sum(ours.values()) + sum(theirs.values()))


def differing(node: Node, other: Node) -> tuple[Node, Node]:
    """Leave out the terms and factors that two expressions have in common.

    Parameters
    ----------
    node, other : Node
        Two expressions.

    Returns
    -------
    tuple of (Node, Node)
        What is left of each.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> differing(read("x (1 + y)/2"), read("(1 + y + z) x/2")) == (ZERO, read("z"))
    True
    """
    node, other = (flat(side) for side in (node, other))
    if isinstance(node, Neg) != isinstance(other, Neg):
        return differing(*(side.arg if isinstance(side, Neg) else side for side in (node, other)))
    if type(node) is not type(other) or node == other:
        return node, other
    if isinstance(node, Add | Mul):
        rest = (
            Counter(node.parts) - Counter(other.parts),
            Counter(other.parts) - Counter(node.parts),
        )
        build = plus if isinstance(node, Add) else times
        left, right = (build(*counter.elements()) for counter in rest)
        return (node, other) if (left, right) == (node, other) else differing(left, right)
    apart = [pair for pair in zip(node.parts, other.parts, strict=True) if pair[0] != pair[1]]
    if isinstance(node, Neg | Div) and len(apart) == 1:
        return differing(*apart[0])
    return node, other


def mismatches(node: Node, other: Node) -> list[tuple[Node, Node]]:
    """Return the parts in which two expressions differ as written, place by place.

    Parameters
    ----------
    node, other : Node
        Two expressions.

    Returns
    -------
    list of (Node, Node)
        The smallest parts that differ, of the first and of the second; none for equal expressions.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> [(one.value, two.value) for one, two in mismatches(read("3x + a^3"), read("2x + a^2"))]
    [(Fraction(3, 1), Fraction(2, 1)), (Fraction(3, 1), Fraction(2, 1))]
    """
    if node == other:
        return []
    if _label(node) != _label(other) or len(node.parts) != len(other.parts):
        return [(node, other)]
    pairs = zip(node.parts, other.parts, strict=True)
    return [found for one, two in pairs for found in mismatches(one, two)]


@lru_cache(maxsize=20_000)
def flat(node: Node) -> Node:
    """Flatten nested sums and products, and collect the minus signs of each product in front."""
    return rewrite(node, _flatten)


def _flatten(node):
    if isinstance(node, Add):
        parts = [part.terms if isinstance(part, Add) else (part,) for part in node.terms]
        return Add(tuple(term for terms in parts for term in terms))
    if isinstance(node, Mul):
        return _flat_product(node)
    if isinstance(node, Neg) and isinstance(node.arg, Neg):
        return node.arg.arg
    return node


def _flat_product(node):
    minus, factors = 0, []
    for factor in node.factors:
        inside = factor.arg if isinstance(factor, Neg) else factor
        minus += isinstance(factor, Neg)
        factors += inside.factors if isinstance(inside, Mul) else [inside]
    product = Mul(tuple(factors))
    return Neg(product) if minus % 2 else product


@lru_cache(maxsize=20_000)
def _features(node):
    counts = Counter(_label(part) for part in walk(node))
    counts.update((_label(part), _label(child)) for part in walk(node) for child in part.parts)
    return counts


def _label(node):
    match node:
        case Num():
            return node.value
        case Name():
            return node.name
        case Call():
            return (node.function, node.order)
        case Derivative():
            return ("d", node.by, node.order)
    return type(node).__name__


@lru_cache(maxsize=20_000)
def tidied(node: Node) -> Tidied:
    """Return the tidied form without products with zero, so that 0 (1 + x) may be left out."""
    return tidy(without_zeros(node))


def without_zeros(node: Node) -> Node:
    """Leave out zeros, and products and fractions that are zero, in an expression."""
    return rewrite(node, _without_zero)


def _without_zero(node):
    match node:
        case Add():
            return plus(*node.terms)
        case Mul() if ZERO in node.factors:
            return times(*node.factors)
        case Div() if node.num == ZERO:
            return ZERO
    return node


@lru_cache(maxsize=20_000)
def spelled_out(node: Node) -> Node:
    """Write out sigma by its definition everywhere in an expression."""
    return rewrite(node, _spelled)


def _spelled(node):
    if isinstance(node, Call) and node.function == "sigma" and not node.order:
        return Div(ONE, Add((ONE, Pow(EULER, Neg(node.arg)))))
    return node
