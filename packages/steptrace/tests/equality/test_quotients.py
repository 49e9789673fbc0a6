"""Tests of quotients of polynomials."""

import pytest
from steptrace.equality import polynomial as poly
from steptrace.equality.quotients import Element, Field, alone
from steptrace.errors import Undefined


@pytest.fixture
def field():
    """A field with the names x and y."""
    field = Field({})
    field.x = Element(poly.single(field.generator("name", "x")))
    field.y = Element(poly.single(field.generator("name", "y")))
    field.one = Element(poly.constant(1))
    return field


def test_a_quotient_and_its_inverse_make_one(field):
    """Is (x + y) times its inverse one?"""
    total = field.add(field.x, field.y)
    rest = field.add(field.multiply(total, field.inverse(total)), field.scale(field.one, -1))
    assert field.is_zero(rest)


def test_common_factors_cancel(field):
    """Is (x^2 - y^2)/(x - y) without a denominator?"""
    below = field.add(field.x, field.scale(field.y, -1))
    above = field.multiply(below, field.add(field.x, field.y))
    found = field.cancel(field.multiply(above, field.inverse(below)))
    assert found.den == {}
    assert found.num == field.add(field.x, field.y).num


def test_negative_powers_are_inverses(field):
    """Is x^-2 x^2 one?"""
    back = field.multiply(field.integer_power(field.x, -2), field.integer_power(field.x, 2))
    assert field.is_zero(field.add(back, field.scale(field.one, -1)))


def test_one_over_zero_is_undefined(field):
    """Is 1/(x - x) refused?"""
    with pytest.raises(Undefined):
        field.inverse(field.add(field.x, field.scale(field.x, -1)))


def test_a_root_to_its_power_is_the_modulus(field):
    """Is (|x|^(1/2))^2 only |x| until the sign of x is known?"""
    factor = alone(0)
    root = Element(poly.single(field.generator("root", factor)))
    root = Element({((2, _half(2)),): 1})
    difference = field.add(root, field.scale(field.x, -1))
    assert not field.is_zero(difference)
    field.signs[field.named(factor)] = 1
    assert field.is_zero(difference)


def _half(twice):
    return poly.Fraction(twice, 2)


def test_sums_of_positive_terms_are_positive(field):
    """Is 1 + x^2 known to be positive, and 1 + x not?"""
    unit = (poly.UNIT, poly.Fraction(1))
    square = (((0, poly.Fraction(2)),), poly.Fraction(1))
    assert field.sign((unit, square)) == 1
    assert field.sign((unit, (((0, poly.Fraction(1)),), poly.Fraction(1)))) is None
