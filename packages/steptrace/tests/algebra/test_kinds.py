"""Tests of the kinds of algebra."""

import pytest
from steptrace.algebra import kinds
from steptrace.context import Context
from steptrace.notation.parser import read


def _named(before, after, **given):
    context = Context(given={name: read(text) for name, text in given.items()})
    return kinds.name(read(before), read(after), context)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("1/a + 1/b", "(b + a)/(a b)", "common denominator"),
        ("e^-x/(1 + e^-x)", "(1 + e^-x - 1)/(1 + e^-x)", "add and subtract"),
        ("(x + 1)/y", "x/y + 1/y", "splitting a fraction"),
        ("x (x + 1)/(x + 1)", "x", "cancelling"),
        ("(1 + x)/(1 + x)^2", "1/(1 + x)", "cancelling"),
        ("sigma(x) - sigma(x)^2", "sigma(x) (1 - sigma(x))", "factoring"),
        ("x (x + 1)", "x^2 + x", "multiplying out"),
        ("1/(1 + e^-x)", "e^x/(e^x + 1)", "expanding the fraction"),
        ("1/(1 + e^-x)", "e^x/(e^x (1 + e^-x))", "expanding the fraction"),
        ("1/(1 + x)^2", "(1 + x)^-2", "writing as a power"),
        ("(1 + x)^-2", "1/(1 + x)^2", "writing as a fraction"),
        ("x/(1 + x)", "x [1/(1 + x)]", "writing as a product"),
        ("1", "(1 + e^-x)/(1 + e^-x)", "writing as a fraction"),
        ("e^-x", "1/e^x", "writing as a fraction"),
        ("1/(1 + e^-x)", "1/(1 + e^-x) * e^x/e^x", "writing as a product"),
        ("(1 + e^x)/(1 + e^x) - 1/(1 + e^x)", "e^x/(1 + e^x)", "common denominator"),
        ("x/a + y/a", "(x + y)/a", "common denominator"),
        ("a + b x", "x b + a", "reordering"),
        ("ln(a/x)", "ln(a) - ln(x)", "rules of logarithms"),
        ("b ln(x^2)", "2b ln(x)", "rules of logarithms"),
        ("e^(2x)", "(e^x)^2", "rules of powers"),
        ("e^x/(e^x + e^x e^-x)", "e^x/(e^x + e^0)", "rules of powers"),
        ("3x^2 * 2x", "6x^3", "putting factors together"),
        ("2x + 3 - x", "x + 3", "collecting terms"),
        ("(1 + e^-x - 1)/y", "e^-x/y", "collecting terms"),
        ("(3x + 2x)/6", "5x/6", "collecting terms"),
        ("x^2 + 1", "x^2 + 1", "repeating the line before"),
        ("0 ln(x) + 1/x", "1/x", "leaving out a zero"),
        ("1/(1 + e^0)", "1/2", "rules of powers"),
        ("sigma(c - c)", "sigma(0)", "collecting terms"),
        ("(e^-x + (1 - 1))/y", "((1 + e^-x) - 1)/y", "rearranging"),
        ("1/((e^x + 1)/e^x)", "e^x/(e^x + 1)", "dividing by a fraction"),
        ("x/2 + x/3", "(3x + 2x)/6", "common denominator"),
        ("(x + y)/2", "x/2 + y/2", "splitting a fraction"),
        ("(x (1 - y) + (1 - x) y)/z", "(x - x y + y - x y)/z", "multiplying out"),
        ("x - x y + y - x y", "x (1 - y) + (1 - x) y", "factoring"),
        ("1/a * 1/(x + 1)", "1/(a (x + 1))", "putting factors together"),
    ],
)
def test_the_kinds_are_told_apart(before, after, kind):
    """Is the algebra of a step named as a teacher would?"""
    assert _named(before, after) == (("algebra",), (), kind)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("1/(1 + e^-x)", "sigma(x)", "definition"),
        ("tanh(x)", "(e^x - e^-x)/(e^x + e^-x)", "definition"),
        ("log_2(x)", "ln(x)/ln(2)", "change of base"),
        ("sigma'(2x)", "sigma(2x) (1 - sigma(2x))", "known derivative"),
    ],
)
def test_what_is_more_than_algebra(before, after, rule):
    """Are definitions, known derivatives and changes of base named, and algebra right as well?"""
    rules, also, _ = _named(before, after)
    assert rules == (rule,)
    assert "algebra" in also


def test_putting_in_what_was_given():
    """Is writing a given name out a substitution, and back again too?"""
    assert _named("1/u", "1/(1 + x)", u="1 + x")[0] == ("substitution",)
    assert _named("1/(1 + x)", "1/u", u="1 + x")[0] == ("substitution",)


def test_sigma_in_and_out():
    """Is it said which way the definition was used?"""
    assert _named("1/(1 + e^-x)", "sigma(x)")[2] == "putting sigma in"
    assert _named("sigma(x)", "1/(1 + e^-x)")[2] == "writing a function out"
    assert _named("ln(1 + e^x)", "softplus(x)")[2] == "putting softplus in"
    assert _named("-ln(sigma(x))", "softplus(-x)")[2] == "putting softplus in"
    assert _named("sigma(-x)", "1 - sigma(x)")[2] == "a known identity"
