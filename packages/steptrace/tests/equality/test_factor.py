"""Tests of factoring numbers and polynomials."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steptrace.equality import polynomial as poly
from steptrace.equality.factor import factors, prime_powers
from steptrace.errors import TooLarge

linear = st.tuples(*[st.integers(-2, 2)] * 3).map(
    lambda c: poly.add(
        poly.add({k: v * c[0] for k, v in poly.single(0).items() if c[0]}, poly.constant(c[1])),
        {k: v * c[2] for k, v in poly.single(1).items() if c[2]},
    )
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(linear.filter(lambda p: len(p) > 1), min_size=1, max_size=3))
def test_factors_multiply_back_with_their_sign(parts):
    """Is sign times factors the polynomial, for each order of its terms?"""
    product = poly.constant(1)
    for part in parts:
        product = poly.multiply(product, part, poly.Budget())
    _, _, primitive = poly.split(product)
    sign, found = factors(primitive)
    back = poly.constant(sign)
    for factor, power in found:
        back = poly.multiply(back, poly.power(dict(factor), power, poly.Budget()), poly.Budget())
    assert back == dict(primitive)


def test_fractional_exponents_are_factored_too():
    """Does e^x - 1 come apart where e^(x/2) is the generator?"""
    sign, found = factors(poly.split({**poly.single(0, Fraction(1, 2)), **poly.constant(-1)})[2])
    assert (sign, len(found)) == (1, 1)
    square = {**poly.single(0), **poly.constant(-1), **poly.single(0, Fraction(1, 2))}
    assert factors(poly.split(square)[2])[0] == 1


def test_numbers_come_apart_into_primes():
    """Is 360 = 2^3 3^2 5, and is a number past the bound refused?"""
    assert prime_powers(360) == [(2, 3), (3, 2), (5, 1)]
    assert prime_powers(1) == []
    with pytest.raises(TooLarge):
        prime_powers(10**12 + 1)
