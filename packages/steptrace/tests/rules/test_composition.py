"""Tests of compositions, their inner function and outer derivative."""

import pytest
from steptrace.context import Context
from steptrace.expression import Derivative, Mul
from steptrace.notation.parser import read
from steptrace.rules.composition import (
    at_variable,
    composed,
    exponent_of,
    inner_of,
    is_call,
    lowered,
    outer_of,
)
from steptrace.rules.slope import Slope
from steptrace_helpers.steps import agree

SLOPE = Slope("x", Context())
COMPOSED = (
    "e^(x^2) exp(3x) ln(1+x^2) log_2(x^2+1) sqrt(1+x) sigma(2x) tanh(x^2) sinh(3x) cosh(2x) "
    "softplus(x^2) logit(x^2) (1+x^2)^5 (1+x)^-1 1/(1+x^2) a^(2x) (1+x)^n"
)


@pytest.mark.parametrize("text", COMPOSED.split())
def test_outer_times_inner_is_the_derivative(text):
    """Is each form of the outer derivative, times the inner function's, what SymPy says?"""
    node = read(text)
    inner, outers = inner_of(node, SLOPE), outer_of(node, SLOPE)
    assert outers
    for outer in outers:
        assert agree(Mul((outer, Derivative(inner, "x"))), Derivative(node, "x"))


@pytest.mark.parametrize("text", ["x^x", "x/(1 + x)", "x + 1", "x e^x"])
def test_what_is_no_composition_has_no_inner_function(text):
    """Is there no inner function in a sum, a product, a quotient or x^x?"""
    assert inner_of(read(text), SLOPE) is None


def test_a_derivative_of_sigma_has_no_outer_form():
    """Is the outer derivative of sigma' left alone?"""
    assert outer_of(read("sigma'(2x)"), SLOPE) == []


@pytest.mark.parametrize(
    ("text", "exponent"), [("e^(2x)", "2x"), ("exp(x)", "x"), ("2^x", None), ("x^2", None)]
)
def test_the_exponent_of_an_exponential(text, exponent):
    """Is it found with e^u and exp(u), and with nothing else?"""
    assert exponent_of(read(text)) == (exponent and read(exponent))


def test_lowered_powers():
    """Is one taken off a number, and off a letter?"""
    assert lowered(read("x^3")) == read("x^2")
    assert lowered(read("x^-1")) == read("x^-2")
    assert lowered(read("x^n")) == read("x^(n - 1)")


def test_a_function_is_known_by_its_name():
    """Is ln u a logarithm, and its derivative none?"""
    assert is_call(read("ln(x)"), "log")
    assert not is_call(read("sigma'(x)"), "sigma")


@pytest.mark.parametrize(
    ("text", "inner"), [("ln(1 + x)", "1 + x"), ("x e^x", None), ("ln(a)", None)]
)
def test_the_inner_function(text, inner):
    """Is a composition's inner function found, and none where it does not vary?"""
    assert composed(Derivative(read(text), "x"), Context()) == (inner and read(inner))


def test_the_outer_derivative_at_the_variable():
    """Has e^x its outer derivative there, and e^(2x) none?"""
    assert list(at_variable(read("e^x"), SLOPE)) == [read("e^x")]
    assert list(at_variable(read("e^(2x)"), SLOPE)) == []
