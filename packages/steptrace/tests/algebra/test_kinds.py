"""Tests of the kinds of algebra."""

import pytest
from steptrace.algebra import rewriting
from steptrace.algebra.kinds import KINDS, kind_of
from steptrace.context import Context
from steptrace.notation.parser import read


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
    found = rewriting.name(read(before), read(after), Context())
    assert found == (("algebra",), (), kind, ())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_is_told_by_its_example(kind):
    """Is the example of a kind a step of that kind, where nothing around it is the same?"""
    assert kind_of(*map(read, kind.example)) is kind
