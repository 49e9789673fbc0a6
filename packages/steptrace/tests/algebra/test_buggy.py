"""Tests of the slips of algebra."""

import pytest
from steptrace.algebra.buggy import KINDS, MIRRORED, blunders
from steptrace.notation.parser import read
from steptrace_helpers.steps import agree

PLANTED = [
    ("sign", "a - x", "a + x"),
    ("sign", "-x^2", "x^2"),
    ("sign", "a (x - 1)", "a (x + 1)"),
    ("reflected", "1/(1 + e^-x)", "1/(1 + e^x)"),
    ("reflected", "x sigma(2x)", "x sigma(-2x)"),
    ("reflected", "softplus(-x)", "softplus(x)"),
    ("complement", "sigma(x)", "1 - sigma(x)"),
    ("complement", "1 - sigma(x)", "sigma(x)"),
    ("complement", "e^x/(e^x + 1)", "1/(e^x + 1)"),
    ("log-of-sum", "ln(a + x)", "ln(a) + ln(x)"),
    ("log-of-sum", "ln(a) + ln(x)", "ln(a + x)"),
    ("log-of-sum", "log_2(a - x)", "log_2(a) - log_2(x)"),
    ("fraction-split", "1/(a + x)", "1/a + 1/x"),
    ("fraction-split", "1/a + 1/x", "1/(a + x)"),
    ("fraction-split", "(a + x)^-1", "a^-1 + x^-1"),
    ("power-over-sum", "(a + x)^2", "a^2 + x^2"),
    ("power-over-sum", "a^2 + x^2", "(a + x)^2"),
    ("power-over-sum", "sqrt(x^2 + 9)", "x + 3"),
    ("power-over-sum", "(a^2 + x^2)^(1/2)", "a + x"),
    ("power-over-sum", "sqrt(a) + sqrt(x)", "sqrt(a + x)"),
    ("exponent-arithmetic", "e^a e^x", "e^(a x)"),
    ("exponent-arithmetic", "x^2 a x^3", "x^6 a"),
    ("exponent-arithmetic", "(e^x)^3", "e^(x^3)"),
    ("exponent-arithmetic", "(x^3)^2", "x^5"),
    ("exponent-arithmetic", "e^(a + x)", "e^a + e^x"),
]


@pytest.mark.parametrize(("slip", "text", "line"), PLANTED)
def test_a_slip_is_among_them(slip, text, line):
    """Is the student's line made by a slip of that name, and wrong?"""
    made = [node for name, node in blunders(read(text)) if name == slip]
    assert any(agree(node, read(line)) for node in made)
    assert not agree(read(text), read(line))


@pytest.mark.parametrize(
    "text", ["ln(a + x)/(1 + e^-x)", "x^2 (a + x)^3 - e^x e^a", "sigma(x) (1 - sigma(x))"]
)
def test_each_changes_the_value(text):
    """Does every slip, anywhere in an expression, change what it is worth?"""
    made = list(blunders(read(text)))
    assert len(made) > 5
    for name, node in made:
        assert not agree(node, read(text)), name


def test_it_is_made_at_any_depth():
    """Is the sign lost in an exponent inside a logarithm?"""
    assert read("ln(1 + e^x)") in [node for _, node in blunders(read("ln(1 + e^-x)"))]


def test_what_has_no_slip_has_none():
    """Is nothing made of a name or a number?"""
    assert list(blunders(read("x"))) == list(blunders(read("3"))) == []


def test_kinds_can_be_chosen():
    """Are only those that undo themselves made where only these are asked for?"""
    names = {name for name, _ in blunders(read("ln(a - e^x)^2"), MIRRORED)}
    assert names == {"sign", "reflected"}
    assert set(MIRRORED) < set(KINDS)
