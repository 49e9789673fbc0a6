"""Sparse polynomials with rational, also negative, exponents over a growing set of generators.

A polynomial is a dict from monomial to coefficient (`Fraction`, never 0); a monomial is a tuple of
(generator number, exponent) pairs in the order of the numbers. Only what a zero test needs is here.
"""

from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from steptrace.errors import TooLarge

Monomial = tuple[tuple[int, Fraction], ...]
Polynomial = dict[Monomial, Fraction]
Items = tuple[tuple[Monomial, Fraction], ...]  # a polynomial that can be a key, terms in order

UNIT: Monomial = ()
MAX_OPERATIONS = 60_000
MAX_POWER = 40


class Budget:
    """Counts operations, so that a verdict depends on the input alone and never on the clock."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, work: int) -> None:
        """Count some work; past `MAX_OPERATIONS` raise `TooLarge`."""
        self.spent += work
        if self.spent > MAX_OPERATIONS:
            raise TooLarge


def constant(value: Fraction | int) -> Polynomial:
    """A number as a polynomial."""
    return {UNIT: Fraction(value)} if value else {}


def single(generator: int, exponent: Fraction | int = 1) -> Polynomial:
    """A power of one generator as a polynomial."""
    return {((generator, Fraction(exponent)),): Fraction(1)}


def merge(left: Monomial, right: Monomial) -> Monomial:
    """The product of two monomials."""
    exponents = dict(left)
    for generator, exponent in right:
        exponents[generator] = exponents.get(generator, 0) + exponent
    return tuple(sorted(item for item in exponents.items() if item[1]))


def add(left: Polynomial, right: Polynomial) -> Polynomial:
    """The sum of two polynomials."""
    total = dict(left)
    for monomial, coefficient in right.items():
        total[monomial] = total.get(monomial, 0) + coefficient
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def multiply(left: Polynomial, right: Polynomial, budget: Budget) -> Polynomial:
    """The product of two polynomials."""
    budget.spend(len(left) * len(right))
    total = {}
    for one, a in left.items():
        for other, b in right.items():
            monomial = merge(one, other)
            total[monomial] = total.get(monomial, 0) + a * b
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def power(base: Polynomial, exponent: int, budget: Budget) -> Polynomial:
    """A natural power of a polynomial, by repeated squaring."""
    if exponent > MAX_POWER and len(base) > 1:
        raise TooLarge
    result = constant(1)
    while exponent:
        if exponent % 2:
            result = multiply(result, base, budget)
        exponent //= 2
        base = multiply(base, base, budget) if exponent else base
    return result


def split(polynomial: Polynomial) -> tuple[Fraction, Monomial, Items]:
    """A polynomial as number times monomial times a primitive part.

    Parameters
    ----------
    polynomial : dict
        Not zero.

    Returns
    -------
    tuple of (Fraction, tuple, tuple)
        The content with the sign of the first coefficient, the largest common monomial, and the
        items of the primitive part in a fixed order, empty where nothing is left.
    """
    monomial = _common(list(polynomial))
    inverse = tuple((generator, -exponent) for generator, exponent in monomial)
    items = sorted((merge(key, inverse), value) for key, value in polynomial.items())
    content = Fraction(
        reduce(gcd, (value.numerator for _, value in items), 0),
        reduce(lcm, (value.denominator for _, value in items)),
    )
    content = content if items[-1][1] > 0 else -content
    rest = tuple((key, value / content) for key, value in items)
    return content, monomial, () if rest == ((UNIT, 1),) else rest


def _common(monomials):
    generators = {generator for monomial in monomials for generator, _ in monomial}
    lowest = {
        generator: min(dict(monomial).get(generator, Fraction(0)) for monomial in monomials)
        for generator in generators
    }
    return tuple(sorted(item for item in lowest.items() if item[1]))


def divide(above: Polynomial, below: Polynomial, budget: Budget) -> tuple[Polynomial, Polynomial]:
    """Quotient and remainder; no term of the remainder is divisible by the divisor's first one."""
    quotient, left, remainder = {}, dict(above), {}
    order = _order(above, below)
    lead = max(below, key=order)
    while left:
        budget.spend(len(left))
        top = max(left, key=order)
        step = merge(top, tuple((generator, -exponent) for generator, exponent in lead))
        if any(exponent < 0 for _, exponent in step):
            remainder[top] = left.pop(top)
            continue
        factor = {step: left[top] / below[lead]}
        quotient = add(quotient, factor)
        product = multiply(factor, below, budget)
        left = add(left, {key: -value for key, value in product.items()})
    return quotient, remainder


def _order(*polynomials):
    generators = sorted({g for p in polynomials for monomial in p for g, _ in monomial})
    return lambda monomial: tuple(dict(monomial).get(g, Fraction(0)) for g in generators)
