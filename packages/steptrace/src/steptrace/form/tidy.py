"""Tidies an expression: a form that tells which lines look alike, not which are equal.

Tidying sorts terms and factors, moves signs and numbers to the front (and into a sum), writes a/b
as a b^-1, and merges powers of the same base. It distributes nothing but a number, adds no
fractions, and keeps products with zero.

A tidied sum is a sorted tuple of (coefficient, factors); factors are a sorted tuple of
(base, exponent), where the exponent is a tidied sum again.
"""

from collections import Counter
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Any

from steptrace.expression import (
    EULER,
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
)

# A power with a larger whole exponent, such as x^(10^9), is kept as it is.
MAX_NUMERIC_POWER = 1000

Tidied = tuple[Any, ...]  # exponents are Tidied again, which the type cannot express


@lru_cache(maxsize=10_000)
def tidy(node: Node) -> Tidied:
    """Tidy an expression.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    tuple
        The same for two expressions that differ only by tidying.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> tidy(read("e^-x (1 + e^-x)^-2")) == tidy(read("e^-x/(e^-x + 1)^2"))
    True
    >>> tidy(read("(1 + x) x")) == tidy(read("x + x^2"))
    False
    """
    match node:
        case Num():
            return _number(node.value)
        case Name():
            return _single(("name", node.name))
        case Neg():
            return _scale(tidy(node.arg), -1)
        case Add():
            return _add(*map(tidy, node.terms))
        case Mul():
            return reduce(_multiply, map(tidy, node.factors))
        case Div():
            return _multiply(tidy(node.num), _power(tidy(node.den), _number(-1)))
        case Pow():
            return _power(tidy(node.base), tidy(node.exponent))
        case Call():
            return _call(node)
        case Derivative():
            return _single(("derivative", tidy(node.arg), node.by, node.order))
    raise TypeError(f"There is no tidied form of {type(node).__name__}.")


def gathered(node: Node) -> Tidied:
    """Tidy an expression and collect the like terms of each sum.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    tuple
        The same for a line with and without added terms that cancel at once.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> gathered(read("5 + 2x - x - x")) == gathered(read("5"))
    True
    """
    return _gather(tidy(node))


def _gather(terms):
    totals = {}
    for coefficient, factors in terms:
        alike = _sorted((_inside(base), _gather(exponent)) for base, exponent in factors)
        totals[alike] = totals.get(alike, 0) + coefficient
    kept = [(coefficient, factors) for factors, coefficient in totals.items() if coefficient]
    return _sorted(kept) if kept else _number(0)


def _inside(base):
    return ("sum", _gather(base[1])) if base[0] == "sum" else base


def _number(value):
    return ((Fraction(value), ()),)


def _single(base, exponent=None):
    return ((Fraction(1), ((base, exponent or _number(1)),)),)


def _call(node):
    if node.function == "exp" and not node.order:
        return _power(tidy(EULER), tidy(node.arg))
    if node.function == "sqrt" and not node.order:
        return _power(tidy(node.arg), _number(Fraction(1, 2)))
    base = None if node.base is None else tidy(node.base)
    return _single(("call", node.function, node.order, tidy(node.arg), base))


def _scale(terms, number):
    return _sorted((coefficient * number, factors) for coefficient, factors in terms)


def _add(*sums):
    terms = [term for terms in sums for term in terms]
    if all(factors == () for _, factors in terms):
        return _number(sum(coefficient for coefficient, _ in terms))
    return _sorted(terms)


def _gathered(*sums):
    """Add exponents and collect their like terms: e^x e^x is (e^x)^2."""
    total = Counter()
    for coefficient, factors in (term for terms in sums for term in terms):
        total[factors] += coefficient
    return _sorted((n, factors) for factors, n in total.items() if n) or _number(0)


def _sorted(terms):
    terms = tuple(terms)
    return terms if len(terms) < 2 else tuple(sorted(terms, key=repr))


def _value(terms):
    """The value of a number, else None."""
    if len(terms) == 1 and terms[0][1] == ():
        return terms[0][0]
    return None


def _monomial(terms):
    """Write a sum as a coefficient and factors; with several terms it becomes one factor."""
    if len(terms) == 1:
        return terms[0]
    content = min(terms, key=_factors)[0] or Fraction(1)  # the same one whatever the signs
    return content, ((("sum", _scale(terms, 1 / content)), _number(1)),)


def _factors(term):
    return repr(term[1])


def _multiply(left, right):
    (a, left_factors), (b, right_factors) = _monomial(left), _monomial(right)
    merged = dict(left_factors)
    for base, exponent in right_factors:
        merged[base] = _gathered(merged[base], exponent) if base in merged else exponent
    return _collect(a * b, merged)


def _collect(coefficient, exponents):
    """Make a product of a number and powers; if it is just a sum, the number goes into the sum."""
    factors = _sorted(item for item in exponents.items() if _value(item[1]) != 0)
    if len(factors) == 1 and factors[0][0][0] == "sum" and _value(factors[0][1]) == 1:
        return _scale(factors[0][0][1], coefficient)
    return ((coefficient, factors),)


def _power(base, exponent):
    whole = _value(exponent)
    coefficient, factors = _monomial(base)
    if base == tidy(EULER):
        return _collect(Fraction(1), {("name", "e"): exponent})
    if whole is not None and whole.denominator == 1 and abs(whole) <= MAX_NUMERIC_POWER:
        if coefficient == 0 and whole < 0:
            return _single(("reciprocal of zero",))
        raised = {part: _multiply(inner, exponent) for part, inner in factors}
        return _collect(coefficient ** int(whole), raised)
    if len(factors) == 1 and factors[0][0] == ("name", "e") and coefficient == 1:
        return _collect(Fraction(1), {("name", "e"): _multiply(factors[0][1], exponent)})
    return _collect(Fraction(1), {("sum", base): exponent})
