"""Tests of lines with exactly one slip, of differentiation and of algebra."""

import pytest
from steptrace.context import Context
from steptrace.form.unevaluated import key, outermost
from steptrace.notation.parser import read
from steptrace.registry import SLIPS
from steptrace.rules.slope import Slope
from steptrace.search.buggy import GENERAL, OF_ALGEBRA, buggy_algebra, buggy_derivatives
from steptrace_helpers.steps import agree, right

SLOPE = Slope("x", Context(), frozenset())

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
    ("half-product-rule", "x^2 ln(x)", "2x ln(x)"),
    ("half-product-rule", "x^2 ln(x)", "x"),
    ("half-product-rule", "x e^x ln(x)", "e^x ln(x) + x e^x ln(x)"),
    ("half-product-rule", "a x e^x", "a e^x"),
    ("quotient-factors", "x/(1 + x^2)", "(x - (1 + x^2) 2x)/(1 + x^2)^2"),
    ("outer-derivative-lost", "sqrt(x^2 + 3)", "2x"),
    ("outer-derivative-lost", "sqrt(x)", "sqrt(1)"),
    ("outer-derivative-lost", "(x^2 + 1)^3", "(2x)^3"),
    ("outer-derivative-lost", "ln(x^2 + 3)", "ln(x^2 + 3) * 2x"),
    ("log-reciprocal", "ln(x)", "1/ln(x)"),
    ("log-reciprocal", "x + ln(x^2)", "1 + 2x/ln(x^2)"),
    ("constant", "t ln(x) + t x^2", "ln(x) + t/x + x^2 + 2t x"),
    ("constant", "(a + b x)(b - a x)", "(1 + b + x)(b - a x) + (a + b x)(1 - a - x)"),
]
PLANTED_IN_ALGEBRA = [
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
    ("power-over-sum", "1 + sqrt(x)", "sqrt(1 + x)"),
    ("exponent-arithmetic", "e^a e^x", "e^(a x)"),
    ("exponent-arithmetic", "x^2 a x^3", "x^6 a"),
    ("exponent-arithmetic", "(e^x)^3", "e^(x^3)"),
    ("exponent-arithmetic", "(x^3)^2", "x^5"),
    ("exponent-arithmetic", "e^(a + x)", "e^a + e^x"),
    ("exponent-arithmetic", "x^3 + x^2", "x^5"),
    ("exponent-arithmetic", "e^a + e^x", "e^(a + x)"),
    ("log-of-product", "ln(a x)", "ln(a) ln(x)"),
    ("log-of-product", "ln(a/x)", "ln(a)/ln(x)"),
    ("log-of-product", "ln(a) ln(x)", "ln(a x)"),
    ("log-of-product", "ln(x)/ln(a)", "ln(x) - ln(a)"),
    ("cancelling-through-sum", "(x + a)/x", "a"),
    ("cancelling-through-sum", "(x + a)/x", "1 + a"),
    ("cancelling-through-sum", "(a - x)/x", "a - 1"),
    ("cancelling-through-sum", "(x^2 + 3x + 4)/x", "x^2 + 3 + 4"),
    ("cancelling-through-sum", "(a x + x^2 + 4)/x", "a + x + 4"),
    ("cancelling-through-sum", "(2a + x)/2", "a + x"),
    ("cancelling-through-sum", "e^x/(1 + e^x)", "1/(1 + 1)"),
    ("cancelling-through-sum", "(a + x)/(b + x)", "a/b"),
    ("cancelling-through-sum", "(a (x + 1) - x^2)/(x + 1)^2", "(a - x^2)/(x + 1)"),
    ("negative-exponent", "a + e^-x", "a - e^x"),
    ("negative-exponent", "x^-2", "-x^2"),
    ("one-part-multiplied", "1/(1 + e^-x)", "e^x/(1 + e^-x)"),
    ("one-part-multiplied", "1/(1 + e^-x)", "1/(e^x (1 + e^-x))"),
    ("one-part-multiplied", "1/a + 1/x", "2/(a x)"),
    ("one-part-multiplied", "1 - 1/x", "(1 - 1)/x"),
    ("one-part-multiplied", "1/x - a/x^2", "(1 - a)/x^2"),
]
OF_ALGEBRA_ALONE = {form.slip.name for form in OF_ALGEBRA} - {"sign"}
# By w, of an expression in z = w x + b.
OF_NAMES = {"variable-as-constant"}


@pytest.mark.parametrize(("slip", "text", "line"), PLANTED)
def test_a_slip_is_among_the_twins(slip, text, line):
    """Does a twin of that name have the value of the student's line, which SymPy finds wrong?"""
    twins = [node for made, node in buggy_derivatives(read(text), SLOPE) if made.name == slip]
    assert any(agree(twin, read(line)) for twin in twins)
    assert not agree(read(line), right(read(text)))


def test_every_slip_of_a_rule_is_tested():
    """Is each slip here that is not one of algebra?"""
    assert {slip for slip, *_ in PLANTED} == set(SLIPS) - OF_ALGEBRA_ALONE - OF_NAMES


@pytest.mark.parametrize(
    ("text", "line"), [("sigma(z)", "0"), ("w z", "z"), ("w^2 + z^2", "2w"), ("z e^w", "z e^w")]
)
def test_a_name_that_varies_is_taken_as_a_constant(text, line):
    """Is z, which depends on w, among the twins as a constant?"""
    slope = Slope("w", Context(given={"z": read("w x + b")}), frozenset())
    made = buggy_derivatives(read(text), slope)
    assert read(line) in [node for slip, node in made if slip.name == "variable-as-constant"]


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
    twins = list(buggy_derivatives(node, SLOPE))
    assert len(twins) > 3
    for slip, twin in twins:
        assert not agree(twin, right(node)), slip.name


def test_a_twin_can_coincide():
    """Is (x + a)' right with u' left out, since u' is 1, and so not offered as a twin?"""
    names = [slip.name for slip, _ in buggy_derivatives(read("(x + a)^2"), SLOPE)]
    assert "inner-derivative" not in names


def test_a_slip_deep_inside_is_found():
    """Is the slip in ln's argument's argument there, all around it right?"""
    twins = [node for _, node in buggy_derivatives(read("ln(1 + e^(x^2))"), SLOPE)]
    assert any(agree(twin, read("e^(x^2)/(1 + e^(x^2))")) for twin in twins)


def test_derivatives_that_the_line_holds_stay():
    """Is the quotient rule in the wrong order written with the derivatives held?"""
    line = read("(ln(x) * d/dx[x] - d/dx[ln(x)] * x)/x^2")
    kept = {key(held) for held in outermost(line)}
    made = buggy_derivatives(read("ln(x)/x"), Slope("x", Context(), kept))
    twins = [node for slip, node in made if slip.name == "quotient-order"]
    assert len(outermost(twins[0])) == 2


def test_a_constant_has_only_its_own_slip():
    """Is c' taken as c or as 1, and 0' as nothing wrong?"""
    assert {slip.name for slip, _ in buggy_derivatives(read("c"), SLOPE)} == {"constant"}
    assert list(buggy_derivatives(read("0"), SLOPE)) == []


@pytest.mark.parametrize(("slip", "text", "line"), PLANTED_IN_ALGEBRA)
def test_a_slip_of_algebra_is_among_them(slip, text, line):
    """Is the student's line made by a slip of that name, and wrong?"""
    made = [node for made, node in buggy_algebra(read(text)) if made.name == slip]
    assert any(agree(node, read(line)) for node in made)
    assert not agree(read(text), read(line))


@pytest.mark.parametrize(
    "text", ["ln(a + x)/(1 + e^-x)", "x^2 (a + x)^3 - e^x e^a", "sigma(x) (1 - sigma(x))"]
)
def test_each_changes_the_value(text):
    """Does every slip, anywhere in an expression, change what it is worth?"""
    made = list(buggy_algebra(read(text)))
    assert len(made) > 5
    for slip, node in made:
        assert not agree(node, read(text)), slip.name


def test_it_is_made_at_any_depth():
    """Is the sign lost in an exponent inside a logarithm?"""
    assert read("ln(1 + e^x)") in [node for _, node in buggy_algebra(read("ln(1 + e^-x)"))]


def test_what_has_no_slip_has_none():
    """Is nothing made of a name or a number?"""
    assert list(buggy_algebra(read("x"))) == list(buggy_algebra(read("3"))) == []


def test_buggy_forms_can_be_chosen():
    """Are only those that undo themselves made where only these are asked for?"""
    names = {slip.name for slip, _ in buggy_algebra(read("ln(a - e^x)^2"), GENERAL)}
    assert names == {"sign", "reflected"}
    assert set(GENERAL) < set(OF_ALGEBRA)


def test_every_slip_of_algebra_is_tested():
    """Is each slip that a buggy form of algebra makes here?"""
    assert {slip for slip, *_ in PLANTED_IN_ALGEBRA} == {form.slip.name for form in OF_ALGEBRA}
