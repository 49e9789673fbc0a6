"""Helpers that make random expressions and true rewritings, and convert them to SymPy."""

from fractions import Fraction

import sympy
from hypothesis import strategies as st
from steptrace import functions
from steptrace.expression import (
    EULER,
    ONE,
    TWO,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Num,
    Pow,
    number,
    walk,
)

X, Y = Name("x"), Name("y")
FUNCTIONS = tuple(functions.FUNCTIONS)

whole = st.integers(0, 4).map(lambda value: Num(Fraction(value)))
decimals = st.sampled_from([Fraction(1, 2), Fraction(1, 4), Fraction(3, 2)]).map(Num)
leaves = st.one_of(st.just(X), st.just(X), st.just(Y), st.just(EULER), whole, decimals)


def _grow(inner):
    few = st.lists(inner, min_size=2, max_size=3).map(tuple)
    small = st.sampled_from([number(2), number(3), number(-1), number(-2), Num(Fraction(1, 2))])
    return st.one_of(
        few.map(Add),
        few.map(Mul),
        st.builds(Div, inner, inner),
        st.builds(Pow, inner, small),
        st.builds(lambda exponent: Pow(EULER, exponent), inner),
        inner.map(Neg),
        st.builds(Call, st.sampled_from(FUNCTIONS), inner),
    )


expressions = st.recursive(leaves, _grow, max_leaves=7)


def _hold(node):
    return Derivative(node, "x")


def _twice(node):
    return Derivative(node, "x", 2)


def _rare(inner):
    """Forms that only reading and writing meet at random."""
    name = st.sampled_from([X, Num(Fraction(2)), Name("b"), Name("beta"), EULER])
    return st.one_of(
        _grow(inner),
        inner.map(_hold),
        inner.map(_twice),
        st.builds(Pow, inner, inner),
        st.builds(lambda arg, base: Call("log", arg, 0, base), inner, name),
        st.builds(lambda arg: Call("sigma", arg, 2), inner),
        st.sampled_from([Derivative(Y, "x"), Name("yhat"), Name("w_1"), Name("alpha")]),
    )


written = st.recursive(leaves, _rare, max_leaves=12)


def oracle(node, known=None):
    """An expression as SymPy's, its derivatives by SymPy."""
    values = [oracle(part) for part in node.parts]
    match node:
        case Num():
            return sympy.Rational(node.value.numerator, node.value.denominator)
        case Name():
            return sympy.E if node.name == "e" else sympy.Symbol(node.name, real=True)
        case Neg():
            return -values[0]
        case Add():
            return sympy.Add(*values)
        case Mul():
            return sympy.Mul(*values)
        case Div():
            return values[0] / values[1]
        case Pow():
            return values[0] ** values[1]
        case Call():
            return _applied(node, values)
        case Derivative():
            return sympy.diff(values[0], sympy.Symbol(node.by, real=True), node.order)


def _applied(node, values):
    t = sympy.Symbol("t", real=True)
    outer = sympy.diff(ORACLES[node.function](t), t, node.order).subs(t, values[0])
    return outer if node.base is None else outer / sympy.log(values[1])


ORACLES = {
    "exp": sympy.exp,
    "log": sympy.log,
    "sqrt": sympy.sqrt,
    "sigma": lambda u: 1 / (1 + sympy.exp(-u)),
    "tanh": sympy.tanh,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "sin": sympy.sin,
    "cos": sympy.cos,
    "softplus": lambda u: sympy.log(1 + sympy.exp(u)),
    "logit": lambda u: sympy.log(u / (1 - u)),
}


def value(node, point, digits=30):
    """SymPy's value at a point as a Python float, None where it is not a real number.

    Every part must be real too: where a student's line has no value, it has none.
    """
    for part in walk(node):
        result = _number(part, point, digits)
        if result is None:
            return None
    return _number(node, point, digits)


def _number(node, point, digits):
    given = {sympy.Symbol(name, real=True): sympy.Rational(v) for name, v in point.items()}
    result = oracle(node).subs(given).evalf(digits, maxn=1000)
    return float(result) if result.is_real and result.is_finite else None


def rewritten(node, draw):
    """The same function with one random part written in another, always equal way."""
    parts = list(walk(node))
    chosen = draw(st.integers(0, len(parts) - 1))
    new = draw(st.sampled_from(_ways(parts[chosen])))
    return replaced(node, parts[chosen], new)


def replaced(node, old, new):
    if node is old:
        return new
    return node.rebuild(tuple(replaced(part, old, new) for part in node.parts))


def _ways(node):
    """Other ways to write a part; each is equal to it wherever both have a value."""
    positive = Add((ONE, Pow(EULER, Neg(X))))
    ways = [
        Mul((node, ONE)),
        Add((node, Num(Fraction(0)))),
        Neg(Neg(node)),
        Div(Mul((node, positive)), positive),
        Add((node, X, Neg(X))),
        Mul((Pow(EULER, X), node, Pow(EULER, Neg(X)))),
        Call("log", Pow(EULER, node)),
        Pow(Pow(node, number(3)), Div(ONE, number(3))),
    ]
    match node:
        case Add():
            ways += [Add(node.terms[::-1]), Neg(Add(tuple(map(Neg, node.terms))))]
        case Mul():
            first, *rest = node.factors
            ways += [Mul(node.factors[::-1]), Mul((Neg(first), *rest[:-1], Neg(rest[-1])))]
            if isinstance(first, Add):
                ways.append(Add(tuple(Mul((term, *rest)) for term in first.terms)))
        case Div():
            ways += [
                Mul((node.num, Pow(node.den, number(-1)))),
                Div(Neg(node.num), Neg(node.den)),
                Div(ONE, Div(node.den, node.num)),
            ]
            if isinstance(node.num, Add):
                ways.append(Add(tuple(Div(term, node.den) for term in node.num.terms)))
        case Pow(base=base, exponent=exponent):
            ways.append(Mul((base, Pow(base, Add((exponent, Neg(ONE)))))))
            if base == EULER and isinstance(exponent, Add):
                ways.append(Mul(tuple(Pow(EULER, term) for term in exponent.terms)))
        case Call(function=function, arg=u):
            ways += _CALLS.get(function, lambda u: [])(u)
    return ways


def _e(node):
    return Pow(EULER, node)


def _log(node):
    return Call("log", node)


def _one_minus_square(function, u):
    return Add((ONE, Neg(Pow(Call(function, u), TWO))))


_CALLS = {
    "exp": lambda u: [_e(u), Div(ONE, _e(Neg(u)))],
    "log": lambda u: [Neg(_log(Div(ONE, u))), Mul((TWO, _log(Call("sqrt", u))))],
    "sqrt": lambda u: [Pow(u, Num(Fraction(1, 2))), Div(u, Call("sqrt", u))],
    "sigma": lambda u: [
        Div(ONE, Add((ONE, _e(Neg(u))))),
        Div(_e(u), Add((_e(u), ONE))),
        Add((ONE, Neg(Call("sigma", Neg(u))))),
    ],
    "tanh": lambda u: [
        Div(Call("sinh", u), Call("cosh", u)),
        Add((Mul((TWO, Call("sigma", Mul((TWO, u))))), Neg(ONE))),
    ],
    "sinh": lambda u: [Div(Add((_e(u), Neg(_e(Neg(u))))), TWO)],
    "cosh": lambda u: [Div(Add((_e(u), _e(Neg(u)))), TWO)],
    "sin": lambda u: [Neg(Call("sin", Neg(u))), Div(_one_minus_square("cos", u), Call("sin", u))],
    "cos": lambda u: [Call("cos", Neg(u)), Div(_one_minus_square("sin", u), Call("cos", u))],
    "softplus": lambda u: [_log(Add((ONE, _e(u)))), Neg(_log(Call("sigma", Neg(u))))],
    "logit": lambda u: [_log(Div(u, Add((ONE, Neg(u))))), Neg(Call("logit", Add((ONE, Neg(u)))))],
}


def turned(node):
    """The same expression with every sum and product written the other way round."""
    parts = tuple(turned(part) for part in node.parts)
    return node.rebuild(parts[::-1] if isinstance(node, Add | Mul) else parts)
