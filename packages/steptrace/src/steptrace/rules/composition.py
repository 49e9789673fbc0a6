"""Finds the inner function of a composition, and the forms of its outer derivative."""

from collections.abc import Iterator
from typing import TypeGuard

from steptrace.builders import log, times
from steptrace.context import Context
from steptrace.equality.differentiate import outer_derivative
from steptrace.expression import (
    EULER,
    ONE,
    TWO,
    Add,
    Call,
    Derivative,
    Div,
    Neg,
    Node,
    Pow,
    number,
    signed,
)
from steptrace.functions import FUNCTIONS
from steptrace.rules.slope import Slope


def is_call(node: Node, function: str) -> TypeGuard[Call]:
    """Return whether an expression is a call of a function, without a prime."""
    return isinstance(node, Call) and node.function == function and not node.order


def exponent_of(node: Node) -> Node | None:
    """Return the exponent of an exponential, e^u or exp(u), else None.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> exponent_of(read("e^x")), exponent_of(read("x^2"))
    (Name(name='x'), None)
    """
    if is_call(node, "exp"):
        return node.arg
    return node.exponent if isinstance(node, Pow) and node.base == EULER else None


def lowered(node: Pow) -> Pow:
    """Return a power with its exponent lowered by one.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> lowered(read("x^3")) == read("x^2")
    True
    """
    value = signed(node.exponent)
    lower = Add((node.exponent, Neg(ONE))) if value is None else number(value - 1)
    return Pow(node.base, lower)


def inner_of(node: Node, slope: Slope) -> Node | None:
    """Return the inner function of a composition.

    Parameters
    ----------
    node : Node
        An expression.
    slope : Slope
        Differentiates by the variable.

    Returns
    -------
    Node or None
        None if the expression is not a composition, such as x^x.
    """
    if isinstance(node, Call):
        return node.arg
    if isinstance(node, Div):
        return None if slope.varies(node.num) else node.den
    if not isinstance(node, Pow):
        return None
    if slope.varies(node.exponent):
        return None if slope.varies(node.base) else node.exponent
    return node.base


def outer_of(node: Node, slope: Slope) -> list[Node]:
    """Return the outer derivative of a composition, in the forms in which it may be written.

    Parameters
    ----------
    node : Node
        A composition.
    slope : Slope
        Differentiates by the variable.

    Returns
    -------
    list of Node
        Empty if the outer function is itself a derivative, such as sigma'.
    """
    if isinstance(node, Div):
        return _over(node.num, node.den)
    if isinstance(node, Pow):
        if slope.varies(node.exponent):
            return [times(node, log(node.base))]
        forms = [times(node.exponent, lowered(node))]
        return forms + _over(ONE, node.base) if signed(node.exponent) == -1 else forms
    return _of_function(node)


def _over(top, base):
    """The outer derivative of a fraction, written as a power and as a fraction."""
    return [times(Neg(top), Pow(base, number(-2))), Neg(Div(top, Pow(base, TWO)))]


def _of_function(node):
    """The outer derivative of a known function, also with a prime if it is taught so."""
    if node.order:
        return []
    if node.base is not None:
        return [Div(ONE, times(node.arg, log(node.base)))]
    primed = [Call(node.function, node.arg, 1)] if FUNCTIONS[node.function].primed else []
    return [outer_derivative(node), *primed]


def at_variable(node: Node, slope: Slope) -> Iterator[Node]:
    """Yield the outer derivative of an expression whose inner function is the variable itself.

    Parameters
    ----------
    node : Node
        An expression.
    slope : Slope
        Differentiates by the variable.

    Yields
    ------
    Node
        Each form in which it may be written; nothing for any other inner function.
    """
    inner = inner_of(node, slope)
    if inner is not None and slope.is_variable(inner):
        yield from outer_of(node, slope)


def composed(held: Derivative, context: Context) -> Node | None:
    """Return the inner function of what a derivative differentiates.

    Parameters
    ----------
    held : Derivative
        An unevaluated derivative.
    context : Context
        Which names vary.

    Returns
    -------
    Node or None
        None if there is no composition, or if its inner function is a constant.
    """
    slope = Slope(held.by, context)
    inner = inner_of(held.arg, slope)
    return inner if inner is not None and slope.varies(inner) else None
