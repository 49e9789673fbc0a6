"""The buggy twins of the rules: what a derivative becomes when exactly one slip is made."""

from steptrace.builders import log, plus, times
from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    EULER,
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
    Pow,
    replace,
    signed,
    walk,
)
from steptrace.rules.composition import exponent_of, inner_of, outer_of
from steptrace.search.unevaluated import key


def buggy(node, by, context, kept=frozenset()):
    """Every derivative of an expression with exactly one slip in it, at any depth.

    Parameters
    ----------
    node : Node
        What is differentiated.
    by : str
        The variable.
    context : Context
        Which names vary.
    kept : set
        Keys of the derivatives that are not worked out.

    Yields
    ------
    tuple of (str, Node)
        The slip's name in the notation, and what it makes.
    """
    if not context.varies(node, by):
        if node != ZERO:
            yield "constant", node
            yield "constant", ONE
        return
    slope = Slope(by, context, kept)
    for twins in TWINS:
        yield from twins(node, slope)
    yield "sign", Neg(slope(node))
    yield from _deeper(node, slope)


class Slope:
    """Differentiation by one variable, right or with one slip."""

    def __init__(self, by, context, kept=frozenset()):
        self.by, self.context, self.kept = by, context, kept

    def __call__(self, node):
        held = Derivative(node, self.by)
        if self.kept and key(held) in self.kept:
            return held
        return derivative(node, self.by, self.context.dependent(self.by))

    def varies(self, node):
        return self.context.varies(node, self.by)

    def slips(self, node):
        """The derivatives of a part with one slip."""
        return buggy(node, self.by, self.context, self.kept)


def _inner_twins(node, slope):
    """The chain rule without its inner derivative, with its sign lost, or with it twice."""
    inner = inner_of(node, slope)
    if inner is None or slope(inner) == ONE:
        return
    for outer in outer_of(node, slope):
        yield "inner-derivative", outer
        if _negative(slope(inner)):
            yield "inner-derivative", Mul((outer, Neg(slope(inner))))
        yield "inner-twice", Mul((outer, slope(inner), slope(inner)))


def _negative(node):
    """Whether an expression is written with a minus in front that can be lost."""
    if isinstance(node, Neg):
        return not _negative(node.arg)
    if isinstance(node, Mul):
        return sum(map(_negative, node.factors)) % 2 == 1
    if isinstance(node, Div):
        return _negative(node.num) != _negative(node.den)
    return isinstance(node, Add) and all(map(_negative, node.terms))


def _further_twins(node, slope):
    """The same for a function further in, left out or taken twice wherever it stands."""
    if not isinstance(node, Add | Mul):
        return
    for inner in inner_functions(node, slope):
        whole = replace(node, {inner: _SLOT})
        if not slope.varies(whole):
            outer = replace(derivative(whole, _SLOT.name), {_SLOT: inner})
            yield "inner-derivative", outer
            yield "inner-twice", Mul((outer, slope(inner), slope(inner)))


def inner_functions(node, slope):
    """The inner functions of all compositions in an expression, and these themselves.

    Parameters
    ----------
    node : Node
        An expression.
    slope : Slope
        By which variable.

    Returns
    -------
    list of Node
        Each once, whose slope is more than a number.
    """
    composed = [(part, inner_of(part, slope)) for part in walk(node) if slope.varies(part)]
    found = [one for part, inner in composed if inner is not None for one in (part, inner)]
    return [one for one in dict.fromkeys(found) if one != node and slope(one).names]


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
    if slope.varies(u):
        yield "quotient-of-derivatives", Div(du, dv)
    else:
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
        raised = Pow(node.base, Add((node.exponent, ONE)))
        for power in (node, raised):
            yield "power-decrement", times(node.exponent, power, slope(node.base))
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
            inner = inner_of(node, slope)
            for outer in outer_of(node, slope) if inner is not None else ():
                for name, slip in slope.slips(inner):
                    yield name, times(outer, slip)


def _deeper_product(node, slope):
    for position, factor in enumerate(node.factors):
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


_SLOT = Name("slot")
TWINS = (
    _inner_twins,
    _further_twins,
    _quotient_twins,
    _product_twins,
    _power_twins,
    _logarithm_twins,
)
