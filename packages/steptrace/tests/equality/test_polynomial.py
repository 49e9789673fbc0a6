"""Tests of sparse polynomials, against SymPy's."""

from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from steptrace.equality import polynomial as poly
from steptrace.errors import TooLarge

SYMBOLS = sympy.symbols("a b c", positive=True)
coefficients = st.fractions(-3, 3, max_denominator=3).filter(bool)
monomials = st.dictionaries(st.integers(0, 2), st.integers(1, 3), max_size=2).map(
    lambda powers: tuple(sorted((g, Fraction(power)) for g, power in powers.items()))
)
polynomials = st.dictionaries(monomials, coefficients, max_size=4)
QUICK = settings(max_examples=60, deadline=None, derandomize=True)


def _sympy(polynomial):
    return sum(
        (
            sympy.Rational(value.numerator, value.denominator)
            * sympy.prod(SYMBOLS[g] ** sympy.Rational(e.numerator, e.denominator) for g, e in key)
            for key, value in polynomial.items()
        ),
        sympy.Integer(0),
    )


@QUICK
@given(polynomials, polynomials)
def test_sums_and_products_are_sympys(left, right):
    """Are sum and product right, and without terms that are zero?"""
    budget = poly.Budget()
    for found, expected in (
        (poly.add(left, right), _sympy(left) + _sympy(right)),
        (poly.multiply(left, right, budget), _sympy(left) * _sympy(right)),
    ):
        assert sympy.expand(_sympy(found) - expected) == 0
        assert all(found.values())


@QUICK
@given(polynomials.filter(bool))
def test_a_split_polynomial_multiplies_back(polynomial):
    """Is number times monomial times primitive part the polynomial again?"""
    content, monomial, rest = poly.split(polynomial)
    back = poly.multiply({monomial: content}, dict(rest) or poly.constant(1), poly.Budget())
    assert back == polynomial


@QUICK
@given(polynomials, polynomials.filter(bool))
def test_division_leaves_what_cannot_be_divided(above, below):
    """Is quotient times divisor plus remainder the dividend, and is nothing left of a product?"""
    budget = poly.Budget()
    quotient, rest = poly.divide(above, below, budget)
    assert poly.add(poly.multiply(quotient, below, budget), rest) == above
    product = poly.multiply(above, below, budget)
    assert poly.divide(product, below, budget) == (above, {})


@pytest.mark.parametrize("exponent", range(6))
def test_powers_are_repeated_products(exponent):
    """Is the power the product of so many factors?"""
    base = {**poly.single(0), **poly.constant(2), **poly.single(1, -1)}
    expected = poly.constant(1)
    for _ in range(exponent):
        expected = poly.multiply(expected, base, poly.Budget())
    assert poly.power(base, exponent, poly.Budget()) == expected


def test_work_is_bounded():
    """Does what is too large end by count, not by clock?"""
    base = {**poly.single(0), **poly.single(1), **poly.single(2), **poly.constant(1)}
    with pytest.raises(TooLarge):
        poly.power(base, 40, poly.Budget())
    with pytest.raises(TooLarge):
        poly.power(base, 41, poly.Budget())
