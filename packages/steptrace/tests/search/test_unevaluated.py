"""Tests of inner derivatives that come free, and of those that a line holds."""

import pytest
from steptrace.context import Context
from steptrace.expression import Derivative
from steptrace.notation.parser import read
from steptrace.search.unevaluated import (
    canonical,
    innermost,
    is_free,
    is_linear,
    key,
    outermost,
    settle,
)

SCOPE = Context()


@pytest.mark.parametrize(
    ("text", "free", "linear"),
    [
        ("x", True, True),
        ("3x + a", True, True),
        ("-x/a", True, True),
        ("a", True, True),
        ("x^3 - 2x", True, False),
        ("e^(-2x) + 1", True, False),
        ("a e^x/b", True, False),
        ("e^(x^2)", False, False),
        ("ln(x)", False, False),
        ("x e^x", False, False),
        ("1/(1 + x)", False, False),
        ("(x + 1)^2", False, False),
    ],
)
def test_what_comes_free(text, free, linear):
    """Are linear terms, powers of x, e^(linear) and their sums free, and nothing else?"""
    node = read(text)
    assert (is_free(node, "x", SCOPE), is_linear(node, "x", SCOPE)) == (free, linear)


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


def test_free_derivatives_are_settled():
    """Is a free derivative worked out, a kept one left, and any other one no settling?"""
    form = read("2 u * d/dx[x^2]")
    assert settle(form, set(), SCOPE) == read("2 u * (2x)")
    assert settle(form, {key(read("d/dx[x^2]"))}, SCOPE) == form
    assert settle(read("d/dx[ln(x)]"), set(), SCOPE) is None


def test_an_inner_sum_may_be_taken_apart():
    """Is an inner sum settled term by term where the next line holds one of its terms?"""
    form, kept = read("d/dx[x^2 + ln(x)]"), {key(read("d/dx[ln(x)]"))}
    assert outermost(settle(form, kept, SCOPE)) == [read("d/dx[ln(x)]")]
    assert settle(form, kept, SCOPE, split=False) is None
