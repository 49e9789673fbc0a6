"""Works out derivatives in full, to compare them with what a student wrote."""

from functools import lru_cache

from steptrace.builders import log, plus, times
from steptrace.errors import TooLarge
from steptrace.expression import (
    ONE,
    TWO,
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
    signed,
)
from steptrace.functions import FUNCTIONS

MAX_DERIVATIVE_NODES = 20_000
MAX_ORDER = 12
_SLOT = Name("argument")


def resolve(node: Node, functions: frozenset[str] = frozenset()) -> Node:
    """Work out every unevaluated derivative in an expression.

    Parameters
    ----------
    node : Node
        An expression.
    functions : frozenset of str
        The names that are functions of the variable; all others are constants.

    Returns
    -------
    Node
        The same function without derivatives, except those of the names in `functions`.

    Raises
    ------
    TooLarge
        A derivative has an order above `MAX_ORDER` or more than `MAX_DERIVATIVE_NODES` nodes.
    """

    def work(part):
        if isinstance(part, Derivative):
            return _repeat(part.arg, part.by, part.order, functions)
        if isinstance(part, Call) and part.order:
            outer = _repeat(Call(part.function, _SLOT, 0, part.base), _SLOT.name, part.order)
            return rewrite(outer, lambda leaf: part.arg if leaf == _SLOT else leaf)
        return part

    return node if node.is_worked else rewrite(node, work)


def _repeat(node, by, order, functions=frozenset()):
    if order > MAX_ORDER:
        raise TooLarge
    for _ in range(order):
        node = derivative(node, by, functions)
        if node.size > MAX_DERIVATIVE_NODES:
            raise TooLarge
    return node


@lru_cache(maxsize=10_000)
def derivative(node: Node, by: str, functions: frozenset[str] = frozenset()) -> Node:
    """Differentiate an expression that has no derivatives, except those of `functions`.

    Parameters
    ----------
    node : Node
        An expression.
    by : str
        The variable.
    functions : frozenset of str
        The names that depend on the variable.

    Returns
    -------
    Node
        The derivative, with zeros and ones left out as they arise.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> derivative(read("x^2"), "x") == read("2x")
    True
    """
    if by not in node.names and not node.names & functions:
        return ZERO
    return _RULES[type(node)](node, lambda part: derivative(part, by, functions), by)


def _name(node, inner, by):
    return ONE if node.name == by else Derivative(node, by)


def _held(node, inner, by):
    return Derivative(node.arg, by, node.order + 1) if node.by == by else Derivative(node, by)


def _pow(node, inner, by):
    base, exponent = node.base, node.exponent
    if inner(exponent) == ZERO:
        lower = _minus_one(exponent)
        power = base if lower == ONE else Pow(base, lower)
        return times(exponent, power, inner(base))
    growth = times(inner(exponent), log(base))
    if inner(base) != ZERO:
        growth = plus(growth, times(exponent, Div(inner(base), base)))
    return times(node, growth)


def _minus_one(exponent):
    value = signed(exponent)
    if value is None:
        return Add((exponent, Neg(ONE)))
    value -= 1
    return Num(value) if value >= 0 else Neg(Num(-value))


def _div(node, inner, by):
    num, den = node.num, node.den
    if inner(den) == ZERO:
        return Div(inner(num), den)
    return Div(
        plus(times(inner(num), den), Neg(times(num, inner(den)))),
        Pow(den, TWO),
    )


def _mul(node, inner, by):
    terms = []
    for position, factor in enumerate(node.factors):
        others = node.factors[:position] + node.factors[position + 1 :]
        terms.append(times(inner(factor), *others))
    return plus(*terms)


def _call(node, inner, by):
    if node.base is not None:
        return inner(Div(log(node.arg), log(node.base)))
    return times(outer_derivative(node), inner(node.arg))


def outer_derivative(node: Call) -> Node:
    """Differentiate a function by its argument.

    Parameters
    ----------
    node : Call
        A function or its derivative, at an argument.

    Returns
    -------
    Node
        The derivative at the same argument; f'(u) itself if no formula for it is known.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> outer_derivative(read("sinh(2x)")) == read("cosh(2x)")
    True
    """
    function = FUNCTIONS[node.function]
    if node.order or function.derivative is None:
        return Call(node.function, node.arg, node.order + 1)
    return function.derivative(node.arg)


_RULES = {
    Name: _name,
    Derivative: _held,
    Neg: lambda node, inner, by: Neg(inner(node.arg)),
    Add: lambda node, inner, by: plus(*map(inner, node.terms)),
    Mul: _mul,
    Div: _div,
    Pow: _pow,
    Call: _call,
}
