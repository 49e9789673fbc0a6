"""Tests of tidying: which written forms become the same."""

import pytest
from hypothesis import given, settings
from steptrace.equality.compare import compare
from steptrace.expression import Add, Mul, Neg
from steptrace.form.tidy import tidy
from steptrace.notation.parser import read
from steptrace_helpers import trees


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 + x", "x + 1"),
        ("-(a - b)", "b - a"),
        ("x x", "x^2"),
        ("a/b", "a b^-1"),
        ("e^x e^-x", "e^0"),
        ("e^a e^b", "e^(a + b)"),
        ("2(x + 1)", "2x + 2"),
        ("(2x + 2)/2", "x + 1"),
        ("exp(x)", "e^x"),
        ("sqrt(x)", "x^0.5"),
        ("(-a)/(-b)", "a/b"),
        ("-e^-x/(-(1 + e^-x)^2)", "e^-x/(1 + e^-x)^2"),
        ("2 + 3", "5"),
    ],
)
def test_tidying_brings_together(one, other):
    """Are order, signs, numbers and equal bases no difference of form?"""
    assert tidy(read(one)) == tidy(read(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(1 + x) x", "x + x^2"),
        ("a/c + b/c", "(a + b)/c"),
        ("0 (1 + x) + 1", "1"),
        ("x + 1 - 1", "x"),
        ("1/(1 + e^-x)", "e^x/(e^x + 1)"),
        ("(x + 1)^2", "(x + 1)^3/(1 + x + 0 y)"),
        ("ln(x^2)", "2 ln(x)"),
        ("d/dx x^2", "2x"),
        ("x", "y"),
    ],
)
def test_tidying_keeps_apart(one, other):
    """Is what takes a thought left as it is written?"""
    assert tidy(read(one)) != tidy(read(other))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(trees.expressions)
def test_alike_in_form_is_never_refuted(node):
    """Are forms that are alike by tidying the same function?"""
    for other in (Neg(Neg(node)), Add((node, node)), Mul((node, node))):
        shuffled = trees.turned(other)
        assert tidy(other) == tidy(shuffled)
        assert compare(other, shuffled).verdict != "different"


def test_a_sign_drawn_out_of_a_sum_makes_no_other_form():
    """Is -(a + (1 - t) b) c the same up to tidying, wherever the sign stands?"""
    forms = ["-(a + (1 - t) b) c", "(-a - (1 - t) b) c", "c (-a + (t - 1) b)", "-c (a - (t - 1) b)"]
    assert len({tidy(read(form)) for form in forms}) == 1
