"""Sparse polynomials in a growing set of generators, with rational exponents.

A polynomial is a dict from monomial to coefficient (`Fraction`, never 0). A monomial is a tuple of
(generator number, exponent) pairs in the order of the numbers; exponents may be negative. Only the
operations that a test for zero needs are defined.
"""

from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from steptrace.errors import TooLarge

Monomial = tuple[tuple[int, Fraction], ...]
Polynomial = dict[Monomial, Fraction]
Items = tuple[tuple[Monomial, Fraction], ...]  # a polynomial as a hashable tuple of sorted terms

UNIT: Monomial = ()
MAX_OPERATIONS = 60_000
MAX_POWER = 40


class Budget:
    """Counts operations, so that a verdict depends only on the input and not on time."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, work: int) -> None:
        """Count operations, and raise `TooLarge` if there are more than `MAX_OPERATIONS`."""
        self.spent += work
        if self.spent > MAX_OPERATIONS:
            raise TooLarge


def constant(value: Fraction | int) -> Polynomial:
    """Return a number as a polynomial."""
    return {UNIT: Fraction(value)} if value else {}


def single(generator: int, exponent: Fraction | int = 1) -> Polynomial:
    """Return a power of one generator as a polynomial."""
    return {((generator, Fraction(exponent)),): Fraction(1)}


def merge(left: Monomial, right: Monomial) -> Monomial:
    """Return the product of two monomials."""
    exponents = dict(left)
    for generator, exponent in right:
        exponents[generator] = exponents.get(generator, 0) + exponent
    return tuple(sorted(item for item in exponents.items() if item[1]))


def add(left: Polynomial, right: Polynomial) -> Polynomial:
    """Return the sum of two polynomials."""
    total = dict(left)
    for monomial, coefficient in right.items():
        total[monomial] = total.get(monomial, 0) + coefficient
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def multiply(left: Polynomial, right: Polynomial, budget: Budget) -> Polynomial:
    """Return the product of two polynomials.

    Parameters
    ----------
    left, right : dict
        Two polynomials.
    budget : Budget
        Counts the operations.

    Returns
    -------
    dict

    Raises
    ------
    TooLarge
        The budget is spent.

    Examples
    --------
    >>> x = single(0)
    >>> multiply(x, x, Budget()) == single(0, 2)
    True
    """
    budget.spend(len(left) * len(right))
    total = {}
    for one, a in left.items():
        for other, b in right.items():
            monomial = merge(one, other)
            total[monomial] = total.get(monomial, 0) + a * b
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def power(base: Polynomial, exponent: int, budget: Budget) -> Polynomial:
    """Raise a polynomial to a natural power, by repeated squaring.

    Parameters
    ----------
    base : dict
        A polynomial.
    exponent : int
        Not negative.
    budget : Budget
        Counts the operations.

    Returns
    -------
    dict

    Raises
    ------
    TooLarge
        The exponent is above `MAX_POWER` and the polynomial has several terms, or the budget is
        spent.
    """
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
    """Split a polynomial into a number, a monomial and a primitive part, whose product it is.

    Parameters
    ----------
    polynomial : dict
        Not zero.

    Returns
    -------
    content : Fraction
        With the sign of the last coefficient.
    monomial : tuple
        The largest common monomial.
    primitive : tuple
        The items of the primitive part in a fixed order; empty if it is 1.
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
    """Divide two polynomials with remainder.

    Parameters
    ----------
    above, below : dict
        The dividend and the divisor, which is not zero.
    budget : Budget
        Counts the operations.

    Returns
    -------
    quotient, remainder : dict
        No term of the remainder is divisible by the leading term of the divisor.
    """
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
