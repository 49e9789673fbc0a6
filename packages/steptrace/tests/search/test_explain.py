"""Tests of the rules that lead from a line to the next one."""

import pytest
from steptrace.context import Context
from steptrace.form.unevaluated import key, outermost
from steptrace.notation.parser import read
from steptrace.search.explain import MAX_FORMS, explain, forms

SCOPE = Context()


def _explained(before, after, context=SCOPE):
    return explain(read(before), read(after), context)


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        ("d/dx[7]", "0", "constant rule"),
        ("d/dx[3 ln(x)]", "3 * d/dx[ln(x)]", "constant multiple rule"),
        ("d/dx[a/(1 + x)]", "a * d/dx[1/(1 + x)]", "constant multiple rule"),
        ("d/dx[x^2 + ln(x)]", "d/dx[x^2] + d/dx[ln(x)]", "sum rule"),
        ("d/dx[x^2 + e^-x]", "2x - e^-x", "power rule + exponential rule"),
        ("d/dx 3x^2", "6x", "constant multiple rule + power rule"),
        ("d/dx x^7", "7x^6", "power rule"),
        ("d/dx[x ln(x)]", "ln(x) + x * d/dx[ln(x)]", "product rule"),
        ("d/dx[t ln(x)]", "0 * ln(x) + t * d/dx[ln(x)]", "product rule"),
        ("d/dx[t ln(x)]", "0 * ln(x) + t * 1/x", "product rule"),
        ("d/dx[0.3 ln(x)]", "d/dx[0.3] ln(x) + 0.3 * d/dx[ln(x)]", "product rule"),
        ("d/dx[t ln(x)]", "t * 1/x", "logarithm rule"),
        ("d^2/dx^2[t ln(x) + x^2]", "t d^2/dx^2[ln(x)] + d^2/dx^2[x^2]", "sum rule"),
        ("d/dx[-ln(x) - e^x]", "d/dx[-ln(x)] - d/dx[e^x]", "sum rule"),
        ("d/dx x/(1 + x^2)", "((1 + x^2) - 2x^2)/(1 + x^2)^2", "quotient rule"),
        ("d/dx 1/(1 + x)", "(0 * (1 + x) - 1 * 1)/(1 + x)^2", "quotient rule"),
        ("d/dx 1/(1 + x^2)", "-2x/(1 + x^2)^2", "reciprocal rule"),
        ("d/dx 1/(1 + x^2)", "-1/(1 + x^2)^2 * 2x", "chain rule"),
        ("d/dx (1 + x^2)^-1", "-(1 + x^2)^-2 * 2x", "chain rule"),
        ("d/dx 1/x", "-1/x^2", "power rule"),
        ("d/dx (2x + 1)^3", "3(2x + 1)^2 * 2", "chain rule"),
        ("d/dx e^-x", "-e^-x", "exponential rule"),
        ("d/dx e^(-x)", "e^(-x) * d/dx[-x]", "chain rule"),
        ("d/dx ln(1 - x)", "-1/(1 - x)", "logarithm rule"),
        ("d/dx[ln(x) - ln(1 - x)]", "d/dx[ln(x)] - d/dx[ln(1 - x)]", "sum rule"),
        ("d/dx[ln(x)] - d/dx[ln(1 - x)]", "1/x + 1/(1 - x)", "logarithm rule"),
        ("d/dx sigma(x)", "sigma(x) (1 - sigma(x))", "known derivative"),
        ("sigma'(2x) * 2", "2 sigma(2x) (1 - sigma(2x))", "known derivative"),
        ("d^2/dx^2[e^(x^2)]", "d/dx[2x e^(x^2)]", "chain rule"),
        ("d/dx d/dx[x^4]", "d/dx[4x^3]", "power rule"),
        ("d/dx 3x/(1 + x)", "3 * d/dx[x/(1 + x)]", "constant multiple rule"),
        ("d/dx sigma(x)", "sigma'(x)", "definition"),
        ("d^2/dx^2[x^4]", "d/dx[d/dx[x^4]]", "definition"),
        ("x + 1", "x + 1", "algebra"),
        ("log_2(x)", "ln(x)/ln(2)", "change of base"),
        ("1/(1 + e^-x)", "sigma(x)", "definition"),
        ("x (1 + x)", "x + x^2", "algebra"),
    ],
)
def test_one_idea_is_named_as_a_teacher_would(before, after, rules):
    """Is the rule the one that the written form shows, and the step no leap?"""
    found = _explained(before, after)
    assert (" + ".join(found.rules), found.leap) == (rules, False)


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        ("d/dx[x^2 + 1]", "2x", "power rule"),
        ("3(x^2 + 1)^2 * d/dx[x^2 + 1]", "3(x^2 + 1)^2 * 2x", "power rule"),
        ("d/dx[3x^2 + e^x]", "6x + e^x", "constant multiple rule + power rule + exponential rule"),
        ("d/dx[x^2 - x]", "2x - 1", "power rule"),
        ("d/dx[x + 1]", "1", "power rule"),
        ("d/dx[5 - x]", "-1", "constant multiple rule"),
        ("d/dx[2x + 1]", "2", "constant multiple rule"),
        ("d/dx[-(x^2 + 1)]", "-2x", "power rule"),
        ("d/dx[(x^2 + 1)/2]", "x", "constant multiple rule + power rule"),
        ("d/dx[1 + e^(-2x)]", "-2e^(-2x)", "chain rule"),
        ("d/dx[ln(x) + 1]", "1/x", "logarithm rule"),
        ("d/dx[t ln(x) - x^2]", "t/x - 2x", "logarithm rule + power rule"),
        ("d/dx[2 - 3x e^x]", "-3(e^x + x e^x)", "product rule"),
        ("d/dx[x + x/(1 + x)]", "1 + ((1 + x) - x)/(1 + x)^2", "quotient rule"),
        ("d/dx[x^2 + 1] (x - 1) - (x^2 + 1) d/dx[x - 1]", "2x(x - 1) - (x^2 + 1)", "power rule"),
        ("d/dx[x^2 + y^2]", "2x + 2y dy/dx", "power rule + chain rule"),
        ("d/dx[x^2 + z]", "2x + x_1", "power rule + constant multiple rule"),
        ("d/dx[x^2 + x^3]", "d/dx[x^2] + d/dx[x^3]", "sum rule"),
        ("d/dx[x^2 + ln(x)]", "2x + d/dx[ln(x)]", "sum rule"),
        ("d/dx[1 - sigma(x)]", "-d/dx[sigma(x)]", "sum rule"),
        ("2(1 - sigma(x)) * d/dx[1 - sigma(x)]", "2(1 - sigma(x)) * (-sigma'(x))", "sum rule"),
        ("d/dx[3 ln(x) + x]", "3 d/dx[ln(x)] + 1", "sum rule"),
        ("d/dx[y + u]", "dy/dx + du/dx", "sum rule"),
    ],
)
def test_a_sum_is_named_after_what_was_done_in_its_terms(before, after, rules):
    """Is the sum rule named only where derivatives of terms are left, and else a fitting claim?"""
    context = Context(frozenset("yu"), {"z": read("w + x_1 x")})
    found = _explained(before, after, context)
    assert (" + ".join(found.rules), found.leap) == (rules, False)
    assert "sum rule" in (*found.rules, *found.also)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("d/dx (e^(x^2) + 1)^3", "6x e^(x^2) (e^(x^2) + 1)^2"),
        ("d/dx[x ln(x)]", "ln(x) + 1"),
        ("d/dx sigma(x^2)", "2x sigma(x^2) (1 - sigma(x^2)) + 0 * ln(x) - d/dx[ln(x)] + 1/x"),
        ("d^2/dx^2[x^4]", "12x^2"),
        ("d/dx[t ln(x) + ln(1 + x^2)]", "t/x + 2x/(1 + x^2)"),
    ],
)
def test_more_than_one_idea_is_a_leap(before, after):
    """Is a true step by several rules a leap that names rules?"""
    found = _explained(before, after)
    assert found.leap
    assert found.rules


def test_other_rules_that_fit_are_told():
    """Does a collapsed E/(1 + E)^2 fit the reciprocal, the quotient and the chain rule?"""
    found = _explained("d/dx 1/(1 + e^-x)", "e^-x/(1 + e^-x)^2")
    assert {"reciprocal rule", "quotient rule", "chain rule"} <= {*found.rules, *found.also}


def test_what_comes_free_may_be_named():
    """May a student call -E, from 1 + E, the sum rule, the exponential rule or the chain rule?"""
    found = _explained("d/dx[1 + e^-x]", "-e^-x")
    assert {"sum rule", "exponential rule", "chain rule"} <= {*found.rules, *found.also}


def test_several_derivatives_by_one_idea_are_one_step():
    """Is one rule at two places one step, and its name told once?"""
    found = _explained("d/dx[e^x] (e^x + 1) - d/dx[e^x + 1] e^x", "e^x (e^x + 1) - e^x e^x")
    assert found.rules == ("exponential rule",)


def test_what_was_given_may_be_put_in():
    """Is p'(z) worked where p stands for sigma(z), and written with p again?"""
    context = Context(given={"p": read("sigma(z)")})
    assert _explained("d/dz[p]", "p (1 - p)", context).rules == ("known derivative",)


def test_a_derivative_may_be_put_back():
    """Is the way from a result to its derivative the same rule?"""
    assert _explained("2x", "d/dx x^2").rules == ("power rule",)


def test_nothing_differentiated_is_algebra():
    """Is a step algebra where the same derivatives are held on both sides?"""
    assert _explained("d/dx[x + x]", "d/dx[2x]").rules == ("algebra",)


def test_right_lines_are_written_in_several_forms():
    """Are the forms of the next line given by the rules, up to a bound?"""
    before = read("d/dx 1/(1 + x) + d/dx (x/(x + 1)) + d/dx 1/(2 + x)")
    made = list(forms(before, outermost(before), set(), SCOPE))
    assert len(made) == MAX_FORMS
    assert not any(outermost(node) for node in made)


def test_what_the_next_line_holds_stays():
    """Is a derivative that is kept not worked out?"""
    before, kept = read("d/dx ln(1 + x^2)"), {key(read("d/dx[1 + x^2]"))}
    assert any(outermost(node) for node in forms(before, outermost(before), kept, SCOPE))


def test_a_given_derivative_put_in_is_a_substitution():
    """Is it no leap to write dy/dx for the name that it was given?"""
    context = Context(frozenset("y"), {"a": read("dy/dx")})
    found = explain(read("a + y"), read("y + dy/dx"), context)
    assert (found.rules, found.leap) == (("substitution",), False)


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        ("d/dx ln(sigma(x))", "1 - sigma(x)", ("chain rule", "known derivative")),
        (
            "d/dx[x ln(1 + x^2)]",
            "ln(1 + x^2) + 2x^2/(1 + x^2)",
            ("product rule", "chain rule", "power rule"),
        ),
        (
            "d/dx[ln(x) + e^(x^2)]",
            "1/x + 2x e^(x^2)",
            ("sum rule", "logarithm rule", "chain rule", "power rule"),
        ),
        ("d/dx[x ln(x) + 1]", "ln(x) + 1", ("product rule", "logarithm rule")),
        ("d/dx ln(1 + e^(x^2))", "1/(1 + e^(x^2)) * e^(x^2) * d/dx[x^2]", ("chain rule",)),
        (
            "sigma'(2w)/sigma(2w) * d/dw[2w]",
            "2(1 - sigma(2w))",
            ("known derivative", "constant multiple rule"),
        ),
    ],
)
def test_a_leap_names_all_rules_that_it_takes(before, after, rules):
    """Are they named from the outermost inwards, sums inside and what is kept left out?"""
    found = _explained(before, after)
    assert (found.rules, found.leap) == (rules, True)


def test_a_leap_names_the_outer_rule_first():
    """Is it the power rule that would come first on x^2, as it is the one where it stands alone?"""
    assert _explained("d/dx[d/dx[x^2]]", "2").rules == ("power rule",)
