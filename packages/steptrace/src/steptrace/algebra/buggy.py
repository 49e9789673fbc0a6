"""The slips of algebra, each with the wrong expressions that it leads to."""

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import TypeGuard

from steptrace.algebra.features import unsigned
from steptrace.expression import (
    EULER,
    ONE,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Node,
    Num,
    Pow,
    number,
    signed,
)
from steptrace.rules.composition import exponent_of
from steptrace.rules.rule import BuggyForm, Example, Slip

HALF = Num(Fraction(1, 2))


def _signs(node: Node) -> Iterator[Node]:
    """A minus sign lost or added, on the whole or on one term."""
    if isinstance(node, Neg):
        yield node.arg
    if isinstance(node, Add):
        for position, term in enumerate(node.terms):
            terms = list(node.terms)
            terms[position] = term.arg if isinstance(term, Neg) else Neg(term)
            yield Add(tuple(terms))
    if isinstance(node, Add | Mul | Div):
        yield Neg(node)


def _reflections(node: Node) -> Iterator[Node]:
    """e^x for e^-x, or sigma(x) for sigma(-x), and vice versa."""
    exponent = exponent_of(node)
    if exponent is not None:
        yield Pow(EULER, opposite(exponent))
    if isinstance(node, Call) and node.function in ("sigma", "softplus"):
        yield node.rebuild((opposite(node.arg),))


def opposite(node: Node) -> Node:
    """Return an expression without the minus sign in front of it, or with one if it has none."""
    return node.arg if isinstance(node, Neg) else Neg(node)


def _complements(node: Node) -> Iterator[Node]:
    """f for 1 - f, and 1 - f for f."""
    if isinstance(node, Add) and len(node.terms) == 2 and node.terms[0] == ONE:
        other = node.terms[1]
        if isinstance(other, Neg):
            yield other.arg
    if isinstance(node, Div) and isinstance(node.num, Mul) and isinstance(node.den, Add):
        yield from _complement_of_factor(node)
    plain = isinstance(node, Call) and node.function == "sigma"
    if plain or (isinstance(node, Div) and node.num == ONE) or _is_odds(node):
        yield Add((ONE, Neg(node)))


def _complement_of_factor(node):
    """w v/(u + v) for w u/(u + v)."""
    for factor in node.num.factors:
        if factor in node.den.terms:
            others = tuple(f for f in node.num.factors if f is not factor)
            place = node.den.terms.index(factor)
            rest = node.den.terms[:place] + node.den.terms[place + 1 :]
            left = Add(rest) if len(rest) > 1 else rest[0]
            yield Mul((*others, Div(left, node.den)))


def _is_odds(node):
    """Whether a fraction is u/(u + v), whose complement is v/(u + v)."""
    return isinstance(node, Div) and isinstance(node.den, Add) and node.num in node.den.terms


def _logarithms(node: Node) -> Iterator[Node]:
    """ln(a + b) as ln a + ln b, and vice versa."""
    if _is_log(node) and isinstance(node.arg, Add):
        yield termwise(node.arg, lambda t: node.rebuild((t, *node.parts[1:])))
    terms = [term for term in node.parts if _is_log(term)]
    if isinstance(node, Add) and len(terms) == len(node.terms):
        first = terms[0]
        if all(term.base == first.base for term in terms):
            whole = Add(tuple(term.arg for term in terms))
            yield first.rebuild((whole, *first.parts[1:]))


def _products_of_logarithms(node: Node) -> Iterator[Node]:
    """ln(ab) as ln a ln b and ln(a/b) as ln a/ln b, and vice versa."""
    if _is_log(node) and isinstance(node.arg, Mul | Div):
        yield node.arg.rebuild([node.rebuild((p, *node.parts[1:])) for p in node.arg.parts])
    if isinstance(node, Mul | Div) and all(map(_is_log, node.parts)):
        first, *others = node.parts
        if all(log.parts[1:] == first.parts[1:] for log in others):
            whole = node.rebuild([log.parts[0] for log in node.parts])
            yield first.rebuild((whole, *first.parts[1:]))
            yield Add((first, *(Neg(log) if isinstance(node, Div) else log for log in others)))


def _is_log(node: Node) -> TypeGuard[Call]:
    return isinstance(node, Call) and node.function == "log" and not node.order


def termwise(node: Add, change: Callable[[Node], Node]) -> Add:
    """Return a sum with every term changed, and the signs of the terms kept."""
    return Add(tuple(Neg(change(t.arg)) if isinstance(t, Neg) else change(t) for t in node.terms))


def _powers(node: Node) -> Iterator[Node]:
    """(a + b)^n as a^n + b^n, and vice versa; roots too."""
    base, exponent = _as_power(node)
    if isinstance(base, Add):
        yield termwise(base, lambda t: node.rebuild((t, *node.parts[1:])))
        yield termwise(base, lambda t: _raised(t, exponent))
    if isinstance(node, Add):
        powers = {term: _as_power(term) for term in node.terms if term != ONE}
        if (
            len({exponent for _, exponent in powers.values()}) == 1
            and (None, None) not in powers.values()
        ):
            whole = Add(tuple(ONE if term == ONE else powers[term][0] for term in node.terms))
            first = next(iter(powers))
            yield first.rebuild((whole, *first.parts[1:]))


def _as_power(node):
    """The base and the exponent of a power or a root, else None twice."""
    if isinstance(node, Pow):
        return node.base, node.exponent
    if isinstance(node, Call) and node.function == "sqrt" and not node.order:
        return node.arg, HALF
    return None, None


def _raised(term, exponent):
    """Raise a term to a power; if it is a power itself, the exponents are multiplied."""
    outer = value_of(exponent)
    value = value_of(term.exponent) if isinstance(term, Pow) else None
    if outer == HALF.value and isinstance(term, Num):
        return Num(Fraction(math.isqrt(term.value.numerator), math.isqrt(term.value.denominator)))
    if outer is None or value is None:
        return Pow(term, exponent)
    return term.base if outer * value == 1 else Pow(term.base, number(outer * value))


def value_of(node: Node) -> Fraction | None:
    """Return the value of a number or a fraction of numbers, else None."""
    if not isinstance(node, Div):
        return signed(node)
    above, below = value_of(node.num), value_of(node.den)
    return above / below if above is not None and below else None


def _exponents(node: Node) -> Iterator[Node]:
    """b^m b^n as b^(mn), (b^m)^n as b^(m^n) or b^(m + n), e^(a + b) and b^m + b^n mixed up."""
    if isinstance(node, Mul):
        yield from _merged(node)
    if isinstance(node, Add):
        yield from _added(node)
    base, exponent = _as_power(node)
    if isinstance(base, Pow):
        for wrong in (Pow(base.exponent, exponent), Add((base.exponent, exponent))):
            yield Pow(base.base, wrong)
    exponent = exponent_of(node)
    if isinstance(exponent, Add):
        yield Add(tuple(Pow(EULER, t) for t in exponent.terms))


def _added(node):
    """A sum of powers of one base as one power, with the sum of the exponents."""
    powers = [_power_of(term) for term in node.terms]
    if all(powers) and len({base for base, _ in powers}) == 1:
        yield Pow(powers[0][0], Add(tuple(exponent for _, exponent in powers)))


def _merged(node):
    """Two powers of the same base in a product merged by multiplying the exponents."""
    powers = [_power_of(factor) for factor in node.factors]
    for (i, first), (j, second) in combinations(enumerate(powers), 2):
        if first and second and first[0] == second[0]:
            merged = Pow(first[0], Mul((first[1], second[1])))
            rest = [factor for k, factor in enumerate(node.factors) if k not in (i, j)]
            yield Mul((merged, *rest)) if rest else merged


def _power_of(node):
    exponent = exponent_of(node)
    if exponent is not None:
        return EULER, exponent
    return (node.base, node.exponent) if isinstance(node, Pow) else None


def _negative_exponents(node: Node) -> Iterator[Node]:
    """b^-n as -b^n."""
    exponent = exponent_of(node)
    if isinstance(node, Pow) and exponent is None:
        exponent = node.exponent
    if exponent is not None and exponent != unsigned(exponent):
        yield Neg(node.rebuild([unsigned(exponent) if p is exponent else p for p in node.parts]))


SIGN = BuggyForm(
    Slip(
        name="sign",
        sentence="A sign is wrong, that of the whole or of one term.",
        example=Example("a - x", "a + x"),
        general=True,
        tempting="Minus signs are short, and a bracket that is opened changes all of them at once.",
        telltale="Put in one easy value, such as x = 0 or x = 1, before and after the step.",
    ),
    _signs,
)
REFLECTED = BuggyForm(
    Slip(
        name="reflected",
        sentence="x stands where -x belongs, or the reverse.",
        example=Example("1/(1 + e^-x)", "1/(1 + e^x)"),
        general=True,
        tempting="The two expressions differ by one minus in an exponent, and for a symmetric "
        "curve both would be the same.",
        telltale="Let x become large. One of them goes to 1 and the other to 0, or one grows and "
        "the other falls.",
    ),
    _reflections,
)
COMPLEMENT = BuggyForm(
    Slip(
        name="complement",
        sentence="f stands where 1 - f belongs, or the reverse.",
        example=Example("e^x/(e^x + 1)", "1/(e^x + 1)"),
        general=True,
        tempting="The two parts of 1 look alike, and both stand over the same denominator.",
        telltale="Let x become large and see whether it goes to 1 or to 0. The two parts together "
        "must be 1.",
    ),
    _complements,
)
LOG_OF_SUM = BuggyForm(
    Slip(
        name="log-of-sum",
        sentence="The logarithm of a sum is not the sum of the logarithms.",
        example=Example("ln(x + 3)", "ln(x) + ln(3)"),
        tempting="Many operations go term by term, and ln is written like a factor in front of a "
        "bracket.",
        telltale="Take ln(1 + 1). It is ln(2), but ln(1) + ln(1) is 0.",
    ),
    _logarithms,
)
LOG_OF_PRODUCT = BuggyForm(
    Slip(
        name="log-of-product",
        sentence="ln(a b) is not ln a ln b, and ln(a/b) is not ln a/ln b.",
        example=Example("ln(3x)", "ln(3) ln(x)"),
        tempting="The brackets are opened as if ln were a number that multiplies what is inside.",
        telltale="Take ln(1 * 5). It is ln(5), but ln(1) times ln(5) is 0. A logarithm turns "
        "products into sums.",
    ),
    _products_of_logarithms,
)
NEGATIVE_EXPONENT = BuggyForm(
    Slip(
        name="negative-exponent",
        sentence="A minus in the exponent is not a minus in front of the power.",
        example=Example("3 + e^-x", "3 - e^x"),
        tempting="The minus is seen and put where a minus usually stands, in front.",
        telltale="e^-x is 1/e^x, a small positive number for large x. A power of a positive number "
        "is never negative.",
    ),
    _negative_exponents,
)
POWER_OVER_SUM = BuggyForm(
    Slip(
        name="power-over-sum",
        sentence="The power of a sum is not the sum of the powers.",
        example=Example("(x + 3)^2", "x^2 + 9"),
        tempting="For products it is true: (a b)^n = a^n b^n. A sum in the bracket looks no "
        "different.",
        telltale="Take (1 + 1)^2. It is 4, but 1^2 + 1^2 is 2. What is missing is the term in the "
        "middle.",
    ),
    _powers,
)
EXPONENT_ARITHMETIC = BuggyForm(
    Slip(
        name="exponent-arithmetic",
        sentence="The exponents are put together in a wrong way.",
        example=Example("e^x e^3", "e^(3x)"),
        tempting="There are several laws of powers, and each does something else with the two "
        "exponents.",
        telltale="Write a small case out: 2^2 * 2^3 is 2*2 times 2*2*2, five factors. Count them.",
    ),
    _exponents,
)
