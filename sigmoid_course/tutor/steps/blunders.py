"""Slips of algebra: what becomes of an expression when exactly one is made, anywhere in it."""

from sigmoid_course.tutor.notation.expression import (
    EULER,
    ONE,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Pow,
)
from sigmoid_course.tutor.steps.rules import exponent_of


def blunders(node):
    """Every expression with exactly one slip of algebra in it.

    Parameters
    ----------
    node : Node
        An expression.

    Yields
    ------
    tuple of (str, Node)
        The slip's name in the notation, and what it makes of the whole expression.
    """
    for kind in KINDS:
        yield from kind(node)
    for position, part in enumerate(node.parts):
        for name, slip in blunders(part):
            parts = list(node.parts)
            parts[position] = slip
            yield name, node.rebuild(parts)


def _signs(node):
    """A minus lost, or one too many on a term, a factor or an exponent."""
    if isinstance(node, Neg):
        yield "sign", node.arg
    if isinstance(node, Add):
        for position, term in enumerate(node.terms):
            terms = list(node.terms)
            terms[position] = term.arg if isinstance(term, Neg) else Neg(term)
            yield "sign", Add(tuple(terms))
    if isinstance(node, Mul | Div):
        yield "sign", Neg(node)


def _reflections(node):
    """e^x for e^-x, or sigma(x) for sigma(-x), and the reverse."""
    exponent = exponent_of(node)
    if exponent is not None:
        yield "reflected", Pow(EULER, _minus(exponent))
    if isinstance(node, Call) and node.function in ("sigma", "softplus"):
        yield "reflected", node.rebuild((_minus(node.arg),))


def _minus(node):
    return node.arg if isinstance(node, Neg) else Neg(node)


def _complements(node):
    """f for 1 - f, and 1 - f for f."""
    if isinstance(node, Add) and len(node.terms) == 2 and node.terms[0] == ONE:
        other = node.terms[1]
        if isinstance(other, Neg):
            yield "complement", other.arg
    if isinstance(node, Div) and isinstance(node.num, Mul) and isinstance(node.den, Add):
        yield from _complement_of_factor(node)
    plain = isinstance(node, Call) and node.function == "sigma"
    if plain or (isinstance(node, Div) and node.num == ONE) or _is_odds(node):
        yield "complement", Add((ONE, Neg(node)))


def _complement_of_factor(node):
    """w v/(u + v) for w u/(u + v)."""
    for factor in node.num.factors:
        if factor in node.den.terms:
            others = tuple(f for f in node.num.factors if f is not factor)
            rest = tuple(term for term in node.den.terms if term != factor)
            left = Add(rest) if len(rest) > 1 else rest[0]
            yield "complement", Mul((*others, Div(left, node.den)))


def _is_odds(node):
    """Whether a fraction is u/(u + v), whose complement is v/(u + v)."""
    return isinstance(node, Div) and isinstance(node.den, Add) and node.num in node.den.terms


def _logarithms(node):
    if isinstance(node, Call) and node.function == "log" and isinstance(node.arg, Add):
        terms = (
            _each(term, lambda t: node.rebuild((t, *node.parts[1:]))) for term in node.arg.terms
        )
        yield "log-of-sum", Add(tuple(terms))


def _each(term, change):
    return Neg(change(term.arg)) if isinstance(term, Neg) else change(term)


def _fractions(node):
    if isinstance(node, Div) and isinstance(node.den, Add):
        terms = (_each(term, lambda t: Div(node.num, t)) for term in node.den.terms)
        yield "fraction-split", Add(tuple(terms))
    if isinstance(node, Pow) and isinstance(node.base, Add) and isinstance(node.exponent, Neg):
        terms = (_each(term, lambda t: Pow(t, node.exponent)) for term in node.base.terms)
        yield "fraction-split", Add(tuple(terms))


def _powers(node):
    if isinstance(node, Pow) and isinstance(node.base, Add):
        terms = (_each(term, lambda t: Pow(t, node.exponent)) for term in node.base.terms)
        yield "power-over-sum", Add(tuple(terms))


def _exponents(node):
    """e^a e^b as e^(ab), (e^a)^b as e^(a^b), e^(a + b) as e^a + e^b."""
    if isinstance(node, Mul):
        exponents = [exponent_of(factor) for factor in node.factors]
        found = [i for i, exponent in enumerate(exponents) if exponent is not None]
        if len(found) > 1:
            first, second = found[:2]
            merged = Pow(EULER, Mul((exponents[first], exponents[second])))
            rest = [f for i, f in enumerate(node.factors) if i not in (first, second)]
            yield "exponent-arithmetic", Mul((merged, *rest)) if rest else merged
    if isinstance(node, Pow) and exponent_of(node.base) is not None:
        yield "exponent-arithmetic", Pow(EULER, Pow(exponent_of(node.base), node.exponent))
    exponent = exponent_of(node)
    if isinstance(exponent, Add):
        terms = (Pow(EULER, term) for term in exponent.terms)
        yield "exponent-arithmetic", Add(tuple(terms))


KINDS = (_signs, _reflections, _complements, _logarithms, _fractions, _powers, _exponents)
