"""Tests of the buggy twins of the rules: each is a derivative with exactly one slip."""

import pytest
from steptrace.context import Context
from steptrace.messages.rules import SLIPS
from steptrace.notation.parser import read
from steptrace.rules.buggy import Slope, buggy, inner_functions
from steptrace.search.unevaluated import key, outermost
from steptrace_helpers.steps import agree, right

SCOPE = Context()

# For each slip what a student makes of d/dx: the expression, and the line.
PLANTED = [
    ("inner-derivative", "(x^2 + 1)^3", "3 (x^2 + 1)^2"),
    ("inner-derivative", "e^-x", "e^-x"),
    ("inner-derivative", "ln(1 - x)", "1/(1 - x)"),
    ("inner-derivative", "a ln(1 + x^2)", "a/(1 + x^2)"),
    ("inner-derivative", "x^2 + sqrt(1 + x^2)", "2x + 1/(2 sqrt(1 + x^2))"),
    ("sign", "1/(1 + x)", "1/(1 + x)^2"),
    ("sign", "x^2 - x^3", "2x + 3x^2"),
    ("quotient-order", "x/(1 + x^2)", "(x * 2x - (1 + x^2))/(1 + x^2)^2"),
    ("quotient-plus", "x/(1 + x^2)", "((1 + x^2) + x * 2x)/(1 + x^2)^2"),
    ("quotient-square", "x/(1 + x^2)", "((1 + x^2) - x * 2x)/(1 + x^2)"),
    ("quotient-of-derivatives", "x^2/(1 + x)", "2x"),
    ("product-of-derivatives", "x^2 e^x", "2x e^x"),
    ("reciprocal", "1/(1 + x^2)", "1/(2x)"),
    ("reciprocal", "(1 + x^2)^-1", "(2x)^-1"),
    ("inner-twice", "e^(x^2)", "e^(x^2) (2x)^2"),
    ("power-decrement", "x^5", "5x^5"),
    ("power-rule-on-exponential", "e^x", "x e^(x - 1)"),
    ("power-rule-on-exponential", "a^x", "x a^(x - 1)"),
    ("constant", "x^2 + a", "2x + a"),
    ("constant", "x^2 + a", "2x + 1"),
    ("constant", "t ln(x)", "ln(x) + t/x"),
    ("log-base", "log_2(x)", "1/x"),
    ("log-base", "a^x", "a^x"),
]
FROM_BLUNDERS = {
    "log-of-sum",
    "fraction-split",
    "power-over-sum",
    "exponent-arithmetic",
    "reflected",
    "complement",
}


@pytest.mark.parametrize(("slip", "text", "line"), PLANTED)
def test_a_slip_is_among_the_twins(slip, text, line):
    """Does a twin of that name have the value of the student's line, which SymPy finds wrong?"""
    twins = [node for name, node in buggy(read(text), "x", SCOPE) if name == slip]
    assert any(agree(twin, read(line)) for twin in twins)
    assert not agree(read(line), right(read(text)))


def test_every_slip_of_a_rule_is_tested():
    """Is each slip here that is not one of algebra?"""
    assert {slip for slip, *_ in PLANTED} == set(SLIPS) - FROM_BLUNDERS


@pytest.mark.parametrize(
    "text",
    [
        "(x^2 + 1)^3",
        "x^2 e^(3x)",
        "e^x/(x^2 + a)",
        "ln(1 + e^(2x))",
        "x tanh(2x)",
        "log_2(3x + 1)",
        "sqrt(x^2 + 4)",
        "a^(2x) + 3",
    ],
)
def test_every_twin_is_wrong(text):
    """Is no twin of an expression without coincidences its derivative?"""
    node = read(text)
    twins = list(buggy(node, "x", SCOPE))
    assert len(twins) > 3
    for name, twin in twins:
        assert not agree(twin, right(node)), name


def test_a_twin_can_coincide():
    """Is (x + a)' right with u' left out, since u' is 1, and so not offered as a twin?"""
    names = [name for name, _ in buggy(read("(x + a)^2"), "x", SCOPE)]
    assert "inner-derivative" not in names


def test_a_slip_deep_inside_is_found():
    """Is the slip in ln's argument's argument there, all around it right?"""
    twins = [node for name, node in buggy(read("ln(1 + e^(x^2))"), "x", SCOPE)]
    assert any(agree(twin, read("e^(x^2)/(1 + e^(x^2))")) for twin in twins)


def test_derivatives_that_the_line_holds_stay():
    """Is the quotient rule in the wrong order written with the derivatives held?"""
    line = read("(ln(x) * d/dx[x] - d/dx[ln(x)] * x)/x^2")
    kept = {key(held) for held in outermost(line)}
    twins = [n for name, n in buggy(read("ln(x)/x"), "x", SCOPE, kept) if name == "quotient-order"]
    assert len(outermost(twins[0])) == 2


def test_a_constant_has_only_its_own_slip():
    """Is c' taken as c or as 1, and 0' as nothing wrong?"""
    assert {name for name, _ in buggy(read("c"), "x", SCOPE)} == {"constant"}
    assert list(buggy(read("0"), "x", SCOPE)) == []


def test_inner_functions():
    """Are the functions inside found, each once, but none with a slope that is a number?"""
    found = inner_functions(read("ln(1 + e^(2x)) + e^(2x)"), Slope("x", SCOPE))
    assert found == [read(text) for text in ("ln(1 + e^(2x))", "1 + e^(2x)", "e^(2x)")]
