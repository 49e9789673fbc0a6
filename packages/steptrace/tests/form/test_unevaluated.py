"""Tests of the unevaluated derivatives in an expression."""

import pytest
from steptrace.context import Context
from steptrace.expression import Derivative
from steptrace.form.unevaluated import canonical, innermost, key, outermost
from steptrace.notation.parser import read


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("sigma'(x)", "d/dx[sigma(x)]"),
        ("d/dx[u]", "d/dx[1 + x]"),
        ("d/dx d/dx[x^2]", "d^2/dx^2[x^2]"),
        ("d/dx d/dt[x t]", "d/dx d/dt[x t]"),
    ],
)
def test_each_derivative_has_one_form(text, form):
    """Do primes, given names and derivatives of derivatives come in one form?"""
    assert canonical(read(text), Context(given={"u": read("1 + x")})) == read(form)


def test_outermost_and_innermost():
    """Are the derivatives found that are not inside others, and those that hold none?"""
    node = read("d/dx[x * d/dx[ln(x)]] + d/dx[x^2]")
    assert outermost(node) == [read("d/dx[x * d/dx[ln(x)]]"), read("d/dx[x^2]")]
    assert set(innermost(node)) == {read("d/dx[ln(x)]"), read("d/dx[x^2]")}


def test_a_key_does_not_depend_on_order():
    """Are two derivatives the same whose arguments differ in order, and not by another name?"""
    assert key(Derivative(read("1 + x"), "x")) == key(Derivative(read("x + 1"), "x"))
    assert key(Derivative(read("1 + x"), "x")) != key(Derivative(read("1 + x"), "t"))
