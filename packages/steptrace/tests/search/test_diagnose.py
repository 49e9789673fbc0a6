"""Tests of the slip that explains a line that breaks."""

import pytest
from steptrace.context import Context
from steptrace.notation.parser import read
from steptrace.search.diagnose import Diagnosis, diagnose

SCOPE = Context()


def _diagnosed(before, after, context=SCOPE):
    return diagnose(read(before), read(after), context)


@pytest.mark.parametrize(
    ("before", "after", "slip"),
    [
        ("d/dx (x^2 + 3)^4", "4(x^2 + 3)^3", "inner-derivative"),
        ("d/dx ln(1 - x)", "1/(1 - x)", "inner-derivative"),
        ("d/dx 1/(x^2 + 3)", "2x/(x^2 + 3)^2", "sign"),
        ("d/dx x/(x^2 + 3)", "(2x^2 - (x^2 + 3))/(x^2 + 3)^2", "quotient-order"),
        ("d/dx ln(x)/x", "(d/dx[ln(x)] x + ln(x) d/dx[x])/x^2", "quotient-plus"),
        ("d/dx x/(x^2 + 3)", "((x^2 + 3) - 2x^2)/(x^2 + 3)", "quotient-square"),
        ("d/dx ln(x)/x", "d/dx[ln(x)]/d/dx[x]", "quotient-of-derivatives"),
        ("d/dx[x ln(x)]", "d/dx[x] * d/dx[ln(x)]", "product-of-derivatives"),
        ("d/dx 1/ln(x)", "1/d/dx[ln(x)]", "reciprocal"),
        ("d/dx e^(x^3)", "e^(x^3) * 3x^2 * 3x^2", "inner-twice"),
        ("d/dx (x^2 + 3)^4", "4(x^2 + 3)^4 * 2x", "power-decrement"),
        ("d/dx x^-3", "-3x^-2", "power-decrement"),
        ("d/dx sigma(x)", "-sigma(x)^2", "inner-derivative"),
        ("d/dx[softplus(x) - t x]", "t - sigma(x)", "sign"),
        ("d/dx e^x", "x e^(x - 1)", "power-rule-on-exponential"),
        ("d/dx[e^x + a]", "e^x + a", "constant"),
        ("d/dx log_5(x)", "1/x", "log-base"),
        ("ln(x + 3)", "ln(x) + ln(3)", "log-of-sum"),
        ("1/(x + 3)", "1/x + 1/3", "fraction-split"),
        ("(x + 3)^2", "x^2 + 9", "power-over-sum"),
        ("e^x e^3", "e^(3x)", "exponent-arithmetic"),
        ("sigma(x)", "1/(1 + e^x)", "reflected"),
        ("e^x/(1 + e^x)", "1 - sigma(x)", "complement"),
        ("d^2/dx^2[x^6]", "d/dx[6x^6]", "power-decrement"),
        ("d/dx (x^2 + 1)^2", "d/dx[x^4 + 1]", "power-over-sum"),
        ("d/dx[x e^(2x)]", "2x e^(2x)", "half-product-rule"),
        ("d/dx sigma(3x)", "3 sigma(3x)", "outer-derivative-lost"),
        ("d/dx[y ln(sigma(x))]", "y d/dx[sigma(x)]", "outer-derivative-lost"),
        ("d/dx[x + ln(x)]", "1 + 1/ln(x)", "log-reciprocal"),
        ("d/dx ln(x/(1 + x))", "d/dx[ln(x)/ln(1 + x)]", "log-of-product"),
        ("1/(1 + e^-x)", "1/(1 - e^x)", "negative-exponent"),
        ("d/dx[x - ln(1 + e^x)]", "(1 - e^x)/(1 + e^x)", "one-part-multiplied"),
        (
            "(2x (x^2 + 3) - 2x x^2)/(x^2 + 3)^2",
            "(2x - 2x x^2)/(x^2 + 3)",
            "cancelling-through-sum",
        ),
        ("d/dx 1/(1 + e^-x)", "(0 * 1 + (1 + e^-x) e^-x)/(1 + e^-x)^2", "quotient-factors"),
        (
            "t d/dp[ln(p)] + (1 - t) d/dp[ln(1 - p)]",
            "ln(p) + t/p - ln(1 - p) - (1 - t)/(1 - p)",
            "constant",
        ),
    ],
)
def test_a_slip_is_named(before, after, slip):
    """Is the slip the one that a teacher would name?"""
    assert _diagnosed(before, after).slip == slip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("d/dx[x^2 + a^2]", "2x + 2a"),
        ("d/dx[a^2]", "2a"),
        ("d/dx[x^2 + e^3]", "2x + 3e^2"),
        ("d/dx[x^3 + 2^3]", "3x^2 + 3 * 2^2"),
        ("d/dx[x^2 + ln(5)]", "2x + 1/5"),
        ("d/dx[x + ln(a)]", "1 + 1/a"),
        ("d/dx[sqrt(x) + sqrt(3)]", "1/(2 sqrt(x)) + 1/(2 sqrt(3))"),
        ("d/dx[x + sin(a)]", "1 + cos(a)"),
        ("d/dx[x^2 + e^k]", "2x + k e^(k - 1)"),
        ("d/dx[x^2 + e^2 + ln(3)]", "2x + 2e + 1/3"),
        ("d/dx[a^2 x^3]", "2a * 3x^2"),
        ("d/dx (x^2 + e^3)^2", "2(x^2 + e^3) (2x + 3e^2)"),
    ],
)
def test_a_constant_differentiated_like_the_variable_is_named(before, after):
    """Is it the slip of constants, whether the constant is a letter or a number?"""
    assert _diagnosed(before, after).slip == "constant"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("d/dx[x^2 + e^3]", "2x + 3"),
        ("d/dx[a x^2]", "2x"),
        ("d/dx[2x^3]", "2x^3"),
        ("d/dx e^(3x)", "3x e^(3x - 1)"),
        ("d/dx[x^2 + e^3]", "2x - 3e^2 + 1"),
        ("d/dx[x + ln(5)]", "1 + 5"),
    ],
)
def test_what_no_rule_makes_of_a_constant_is_not_named_so(before, after):
    """Is a wrong line with a constant in it left to other names?"""
    assert _diagnosed(before, after).slip != "constant"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("6x (x^2 + 1)^2", "5x (x^2 + 1)^2"),
        ("x + 3", "x + 4"),
        ("d/dx x^3", "x^4/4"),
        ("d/dx sigma(x)", "sigma(1 - x)"),
        ("ln(x)", "log_10(x)"),
        ("d/dx[x e^x]", "7"),
        ("1/(1 + e^-x)", "x/(1 + e^-x)"),
        ("d/dx 1/(1 + x)", "0/1"),
        ("d/dx[-t ln(sigma(x)) - (1 - t) ln(1 - sigma(x))]", "-t (1 - sigma(x))"),
        ("d/dx e^x/(1 + e^x)", "e^x (1 + e^x) - e^x e^x"),
        ("sigma'(x)/sigma(x)", "(1 - sigma(x)^2)/sigma(x)"),
        ("d/dx sqrt(x + sqrt(x))", "1/(4 sqrt(x + sqrt(x)) sqrt(x))"),
    ],
)
def test_what_is_no_slip_of_the_list_gets_no_name(before, after):
    """Is a line that is merely wrong left without a name?"""
    assert _diagnosed(before, after).slip is None


def test_a_slip_undone_explains_a_line_however_it_is_written():
    """Is a sign found in a line that was multiplied out, and a factor left out of a tidy result?"""
    assert _diagnosed("(a - b)^2", "a^2 - 2a b - b^2").slip == "sign"
    line = "1/(e^(w x + b) + 1)"
    assert _diagnosed("d/dw ln(sigma(w x + b))", line).slip == "inner-derivative"


def test_two_slips_are_named_together():
    """Are both named where neither alone explains the line?"""
    found = _diagnosed("d/dx (x^2 + 1)^3", "-3(x^2 + 1)^3 * 2x")
    assert found.slip is None
    assert set(found.together) == {"power-decrement", "sign"}


def test_all_that_fit_by_value_are_told():
    """Does -sigma' fit a lost sign and the quotient rule in the wrong order, the likest first?"""
    found = _diagnosed("d/dx e^x/(e^x + 1)", "(e^x e^x - e^x (e^x + 1))/(e^x + 1)^2")
    assert found.slips[0] == found.slip == "quotient-order"
    assert "sign" in found.slips


def test_given_names_are_put_in():
    """Is a slip found in a line where what was given is written out?"""
    context = Context(given={"u": read("x^2 + 1")})
    assert _diagnosed("3u^2 * d/dx[u]", "3(x^2 - 1)^2 * 2x", context).slip == "sign"


def test_functions_of_the_variable_are_differentiated():
    """Is y y' missed where (y^2)' is taken as 2y?"""
    context = Context(frozenset("y"))
    assert _diagnosed("d/dx[x^2 + y^2]", "2x + 2y", context).slip == "inner-derivative"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("d/dx ((x^2 + 1)^3 e^(2x)/(ln(x) + 4))^5", "x"),
        ("d^2/dx^2[sigma(x)^4 tanh(x) ln(1 + x^2)]", "x"),
        ("(x + a)^9 (x + b)^9/(e^x + e^a + e^b)", "x ln(a + b + x)"),
        ("d/dx " + "sigma(" * 9 + "x" + ")" * 9, "1"),
    ],
)
def test_a_search_has_an_end(before, after):
    """Is a line that no slip explains given up?"""
    assert _diagnosed(before, after).slip is None


@pytest.mark.parametrize("after", ["(1 - sigma(z)) * (0 + 0)", "(1 - sigma(z)) * 0"])
def test_a_name_taken_for_a_constant_is_no_other_slip(after):
    """Is no other slip named that by chance gives zero, where z depends on w?"""
    context = Context(given={"z": read("w + b x")})
    name = "variable-as-constant"
    found = _diagnosed("d/dw[ln(sigma(z))]", after, context)
    assert (found.slip, found.slips) == (name, (name,))


def test_a_bare_zero_is_no_slip():
    """Is no slip named where nothing shows how zero came about?"""
    context = Context(given={"z": read("w + b x")})
    assert _diagnosed("d/dw[ln(sigma(z))]", "0", context) == Diagnosis()


@pytest.mark.parametrize(
    ("before", "after", "slip"),
    [
        ("d/dx[x^2 e^(3x)]", "x e^(3x) (2 + x)", "inner-derivative"),
        ("d/dx[x^3 e^(2x)]", "x^2 e^(2x) (3 + x)", "inner-derivative"),
        ("d/dx[(3x + 2)^4 * x]", "(3x + 2)^4 + 4x(3x + 2)^3", "inner-derivative"),
        ("d/dx (x + 1)/(x - 1)", "2x/(x - 1)^2", "quotient-plus"),
        ("d/dx x^2/(x + 1)", "(3x^2 + 2x)/(x + 1)^2", "quotient-plus"),
        ("d/dx (2x + 1)/(x + 3)", "5/(x + 3)", "quotient-square"),
        ("d/dx x^2/(x + 1)", "(x^2 + 2x)/(x + 1)", "quotient-square"),
        ("d/dx[(x^2 + 1)(x^3 - 1)]", "6x^3", "product-of-derivatives"),
        ("d/dx ln((x^2 + 1)^3)", "3/(x^2 + 1)", "inner-derivative"),
        ("d/dx ln(sqrt(x))", "1/sqrt(x)", "inner-derivative"),
        ("d/dx (x^3 + 2)^5", "15x^2 (x^3 + 2)^5", "power-decrement"),
        ("d/dx[x^4 - 2^x]", "4x^3 - x * 2^(x - 1)", "power-rule-on-exponential"),
        ("d/dx[(x + 2)^2 x]", "x^2 + 4 + 2x(x + 2)", "power-over-sum"),
        ("(x + 5)/x + x(1 - x)", "5 + x - x^2", "cancelling-through-sum"),
        ("ln(x + 2) + 2(x + 1)", "ln(x) + ln(2) + 2x + 2", "log-of-sum"),
    ],
)
def test_a_slip_in_a_step_of_several_ideas_is_named(before, after, slip):
    """Is one slip named where the line was simplified, factored or cancelled in the same step?"""
    assert diagnose(read(before), read(after), Context()).slip == slip


def test_several_slips_that_fit_a_reworked_line_are_not_told_apart():
    """Is none named where the line was reworked, and two slips have its values?"""
    before, after = read("d/dx[(x + 1) e^x]"), read("e^x (x + 2) - e^x (x + 1)")
    found = diagnose(before, after, Context())
    assert {"product-of-derivatives", "half-product-rule"} <= set(found.slips)
    assert found.slip is None
