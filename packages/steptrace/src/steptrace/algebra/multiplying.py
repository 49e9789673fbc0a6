"""Multiplies out products, powers and fractions of sums, to compare lines that were factored."""

from itertools import product
from math import prod

from steptrace.algebra.features import terms
from steptrace.builders import plus, times
from steptrace.expression import Add, Div, Mul, Neg, Node, Num, Pow, rewrite

# What would have more terms stays as it is.
MAX_TERMS = 12
MAX_EXPONENT = 4


def multiplied_out(node: Node) -> Node:
    """Multiply out the products, small powers and numerators of an expression that are sums.

    Parameters
    ----------
    node : Node
        An expression.

    Returns
    -------
    Node
        A sum of products, as far as it has at most `MAX_TERMS` terms.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> from steptrace.notation.printer import to_text
    >>> to_text(multiplied_out(read("x (x + 2) - (a + 1)/b")))
    '(x * x + x * 2) + (-a/b - 1/b)'
    """
    return rewrite(node, _out)


def _out(node):
    """One operation on parts that are multiplied out."""
    match node:
        case Neg(arg=Add() as whole):
            return plus(*map(_negative, terms(whole)))
        case Div(num=Add() as whole):
            return plus(*(Div(term, node.den) for term in terms(whole)))
        case Pow(exponent=Num(value=exponent)) if exponent in range(2, MAX_EXPONENT + 1):
            return _product([node.base] * int(exponent), node)
        case Mul():
            return _product(node.factors, node)
        case _:
            return node


def _negative(term):
    return term.arg if isinstance(term, Neg) else Neg(term)


def _product(factors, node):
    """The product as a sum, or the node itself if no factor is one or there were too many terms."""
    sums = [terms(factor) for factor in factors]
    if not 1 < prod(map(len, sums)) <= MAX_TERMS:
        return node
    return plus(*(times(*chosen) for chosen in product(*sums)))
