"""Tests of the builders of expressions."""

from steptrace.builders import log, one_minus, plus, times
from steptrace.expression import EULER, ONE, ZERO, Neg
from steptrace.notation.parser import read


def test_products_drop_ones_and_vanish_with_a_zero():
    """Is a product built without its ones, and zero where a factor is zero?"""
    assert times(ONE, read("x"), ONE) == read("x")
    assert times(read("x"), read("y")) == read("x y")
    assert times(read("x"), ZERO) == ZERO
    assert times(ONE, ONE) == times() == ONE


def test_sums_drop_zeros_of_either_sign():
    """Is a sum built without its zeros, and zero where nothing is left?"""
    assert plus(ZERO, read("x"), Neg(ZERO)) == read("x")
    assert plus(read("x"), read("y")) == read("x + y")
    assert plus(ZERO) == plus() == ZERO


def test_the_logarithm_of_e_is_one():
    """Is ln e written as 1, and no other logarithm?"""
    assert log(EULER) == ONE
    assert log(read("x")) == read("ln(x)")


def test_one_minus_is_a_sum():
    """Is 1 - u built as it is read?"""
    assert one_minus(read("sigma(x)")) == read("1 - sigma(x)")
