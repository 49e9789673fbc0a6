"""Compositions: the inner function, and the forms of the outer derivative."""

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
    """Whether an expression is a function's value, and not that of its derivative."""
    return isinstance(node, Call) and node.function == function and not node.order


def exponent_of(node: Node) -> Node | None:
    """The exponent of an exponential, e^u or exp(u), else None.

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
    """A power with its exponent one less.

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
    """The inner function of a composition, else None.

    Parameters
    ----------
    node : Node
        An expression.
    slope : Slope
        By which variable.

    Returns
    -------
    Node or None
        None where an expression is no composition, as x^x.
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
    """The outer derivative of a composition, in the forms in which it is written.

    Parameters
    ----------
    node : Node
        A composition.
    slope : Slope
        By which variable.

    Returns
    -------
    list of Node
        None where the outer function's derivative has no form of its own, as that of sigma'.
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
    """The outer derivative of a fraction, with a power and with a fraction."""
    return [times(Neg(top), Pow(base, number(-2))), Neg(Div(top, Pow(base, TWO)))]


def _of_function(node):
    """The outer derivative of a known function, with its prime where that is written so."""
    if node.order:
        return []
    if node.base is not None:
        return [Div(ONE, times(node.arg, log(node.base)))]
    primed = [Call(node.function, node.arg, 1)] if FUNCTIONS[node.function].primed else []
    return [outer_derivative(node), *primed]


def at_variable(node: Node, slope: Slope) -> Iterator[Node]:
    """The outer derivative where the inner function is the variable itself.

    Parameters
    ----------
    node : Node
        An expression.
    slope : Slope
        By which variable.

    Yields
    ------
    Node
        Each form in which it is written; none for any other inner function.
    """
    inner = inner_of(node, slope)
    if inner is not None and slope.is_variable(inner):
        yield from outer_of(node, slope)


def composed(held: Derivative, context: Context) -> Node | None:
    """The inner function of what a derivative holds, where that is a composition, else None.

    Parameters
    ----------
    held : Derivative
        An unevaluated derivative.
    context : Context
        Which names vary.

    Returns
    -------
    Node or None
        None also where the inner function is a constant.
    """
    slope = Slope(held.by, context)
    inner = inner_of(held.arg, slope)
    return inner if inner is not None and slope.varies(inner) else None
