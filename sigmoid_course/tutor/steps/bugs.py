"""The buggy twins of the rules: what a derivative becomes when exactly one slip is made."""

from sigmoid_course.tutor.equality.calculus import derivative, log, plus, signed, times
from sigmoid_course.tutor.notation.expression import (
    EULER,
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Pow,
    number,
)
from sigmoid_course.tutor.steps.rules import OUTER, exponent_of


def buggy(node, by, scope):
    """Every derivative of an expression with exactly one slip in it, at any depth.

    Parameters
    ----------
    node : Node
        What is differentiated.
    by : str
        The variable.
    scope : Setting
        Which names vary.

    Yields
    ------
    tuple of (str, Node)
        The slip's name in the notation, and what it makes.
    """
    if not scope.varies(node, by):
        if node != ZERO:
            yield "constant", node
            yield "constant", ONE
        return
    slope = Slope(by, scope)
    for twins in TWINS:
        yield from twins(node, slope)
    yield "sign", Neg(slope(node))
    yield from _deeper(node, slope)


class Slope:
    """Differentiation by one variable, right or with one slip."""

    def __init__(self, by, scope):
        self.by, self.scope = by, scope

    def __call__(self, node):
        return derivative(node, self.by, self.scope.dependent(self.by))

    def varies(self, node):
        return self.scope.varies(node, self.by)

    def slips(self, node):
        """The derivatives of a part with one slip."""
        return buggy(node, self.by, self.scope)


def _inner_twins(node, slope):
    """The chain rule without its inner derivative, with its sign lost, or with it twice."""
    inner = _inner(node, slope)
    if inner is None:
        return
    for outer in _outer(node, slope):
        if slope(inner) != ONE:
            yield "inner-derivative", outer
            yield "inner-derivative", Mul((outer, Neg(slope(inner))))
            yield "inner-twice", Mul((outer, slope(inner), slope(inner)))


def _inner(node, slope):
    if isinstance(node, Call) and not node.order:
        return node.arg
    if isinstance(node, Div) and not slope.varies(node.num):
        return node.den
    if isinstance(node, Pow):
        return node.exponent if slope.varies(node.exponent) else node.base
    return None


def _outer(node, slope):
    if isinstance(node, Call):
        return OUTER[node.function](node)
    if isinstance(node, Div):
        return [
            Neg(Div(node.num, Pow(node.den, TWO))),
            times(Neg(node.num), Pow(node.den, number(-2))),
        ]
    if slope.varies(node.exponent):
        return [times(node, log(node.base))]
    return [times(node.exponent, Pow(node.base, lowered(node.exponent)))]


def lowered(exponent):
    """An exponent less one."""
    value = signed(exponent)
    return Add((exponent, Neg(ONE))) if value is None else number(value - 1)


def _quotient_twins(node, slope):
    """The quotient rule in the wrong order, with plus, without the square, or term by term."""
    if not isinstance(node, Div) or not slope.varies(node.den):
        return
    u, v = node.num, node.den
    du, dv = slope(u), slope(v)
    first, second = Mul((du, v)), Mul((u, dv))
    yield "quotient-order", Div(Add((second, Neg(first))), Pow(v, TWO))
    yield "quotient-plus", Div(Add((first, second)), Pow(v, TWO))
    yield "quotient-square", Div(Add((first, Neg(second))), v)
    yield "quotient-of-derivatives", Div(du, dv)
    if not slope.varies(u):
        yield "reciprocal", Div(u, dv)
        yield "quotient-square", Neg(Div(times(u, dv), v))


def _product_twins(node, slope):
    """The product of the derivatives in place of the product rule."""
    if isinstance(node, Mul) and sum(map(slope.varies, node.factors)) > 1:
        yield (
            "product-of-derivatives",
            times(*(slope(f) if slope.varies(f) else f for f in node.factors)),
        )


def _power_twins(node, slope):
    """The exponent not lowered, the power rule on an exponential, 1/u' for (u^-1)'."""
    exponent = exponent_of(node)
    if exponent is not None or (isinstance(node, Pow) and slope.varies(node.exponent)):
        exponent = node.exponent if exponent is None else exponent
        base = node.base if isinstance(node, Pow) else EULER
        power = Mul((exponent, Pow(base, Add((exponent, Neg(ONE))))))
        yield "power-rule-on-exponential", power
        yield "power-rule-on-exponential", Mul((power, slope(exponent)))
        return
    if isinstance(node, Pow) and slope.varies(node.base):
        yield "power-decrement", times(node.exponent, node, slope(node.base))
        if signed(node.exponent) == -1:
            yield "reciprocal", Div(ONE, slope(node.base))
            yield "reciprocal", Pow(slope(node.base), node.exponent)


def _logarithm_twins(node, slope):
    """The factor 1/ln b left out, or ln b put above."""
    if isinstance(node, Call) and node.function == "log" and node.base is not None:
        plain = times(Div(ONE, node.arg), slope(node.arg))
        yield "log-base", plain
        yield "log-base", times(plain, log(node.base))
    if isinstance(node, Pow) and node.base != EULER and slope.varies(node.exponent):
        yield "log-base", times(node, slope(node.exponent))


def _deeper(node, slope):
    """The right rule around a part's derivative that holds the slip."""
    match node:
        case Neg():
            for name, slip in slope.slips(node.arg):
                yield name, Neg(slip)
        case Add():
            for position, term in enumerate(node.terms):
                for name, slip in slope.slips(term):
                    others = [slope(other) for other in node.terms]
                    others[position] = slip
                    yield name, plus(*others)
        case Mul():
            yield from _deeper_product(node, slope)
        case Div():
            yield from _deeper_quotient(node, slope)
        case Pow() | Call():
            inner = _inner(node, slope)
            for outer in _outer(node, slope) if inner is not None else ():
                for name, slip in slope.slips(inner):
                    yield name, times(outer, slip)


def _deeper_product(node, slope):
    for position, factor in enumerate(node.factors):
        if not slope.varies(factor):
            continue
        for name, slip in slope.slips(factor):
            terms = []
            for place, other in enumerate(node.factors):
                inner = slip if place == position else slope(other)
                terms.append(times(*node.factors[:place], inner, *node.factors[place + 1 :]))
            yield name, plus(*terms)


def _deeper_quotient(node, slope):
    u, v = node.num, node.den
    if not slope.varies(v):
        for name, slip in slope.slips(u):
            yield name, Div(slip, v)
        return
    for name, slip in slope.slips(v):
        yield name, Div(Add((Mul((slope(u), v)), Neg(Mul((u, slip))))), Pow(v, TWO))
        if not slope.varies(u):
            yield name, Neg(Div(times(u, slip), Pow(v, TWO)))
    for name, slip in slope.slips(u):
        yield name, Div(Add((Mul((slip, v)), Neg(Mul((u, slope(v)))))), Pow(v, TWO))


TWINS = (_inner_twins, _quotient_twins, _product_twins, _power_twins, _logarithm_twins)
