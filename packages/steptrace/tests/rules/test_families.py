"""Tests of the rules of differentiation, against SymPy's derivatives."""

import pytest
from steptrace.context import Context
from steptrace.expression import Derivative
from steptrace.form.similarity import flat
from steptrace.notation.parser import read
from steptrace.rules import powers, sums
from steptrace.rules.families import FAMILIES, INNERMOST_FIRST, NAMED, OUTERMOST_FIRST, rules_in
from steptrace_helpers.steps import agree

CONTEXT = Context()

# For each rule: where it applies, and where it does not.
APPLIES = {
    "constant rule": (["3", "a^2", "ln(b)"], ["x", "a x", "e^x"]),
    "power rule": (["x", "x^5", "x^-2", "x^n", "1/x", "a/x", "sqrt(x)"], ["2^x", "(x + 1)^2", "3"]),
    "exponential rule": (["e^x", "exp(x)", "a^x"], ["x^a", "e^(2x)", "x^x", "e^a"]),
    "logarithm rule": (["ln(x)", "log_2(x)", "log_b(x)"], ["ln(2x)", "ln(a)", "sqrt(x)"]),
    "known derivative": (
        ["sigma(x)", "tanh(x)", "sinh(x)", "cosh(x)", "softplus(x)", "logit(x)"],
        ["sigma(2x)", "ln(x)", "sigma(a)"],
    ),
    "sum rule": (["x + e^x", "x^2 - ln(x)", "-(x + 1)", "3x - a x^2"], ["x e^x", "x"]),
    "constant multiple rule": (
        ["3x", "a x^2", "x^2/a", "-x", "a/(1 + x)", "3x/(1 + x)", "a b ln(x)"],
        ["x e^x", "1/x", "x + 3", "a b"],
    ),
    "product rule": (["x e^x", "x^2 ln(x)", "x e^x ln(x)", "a x e^x"], ["3x", "x/e^x", "x + 1"]),
    "quotient rule": (["x/(1 + x)", "1/(1 + x)", "e^x/x^2"], ["x/3", "x (1 + x)"]),
    "reciprocal rule": (["1/(1 + x)", "a/(1 + x^2)", "(1 + e^x)^-1"], ["x/(1 + x)", "(1 + x)^-2"]),
    "chain rule": (
        ["(x^2 + 1)^3", "e^(x^2)", "ln(1 + x)", "1/(1 + x^2)", "sqrt(1 + x)", "a^(2x)", "tanh(3x)"],
        ["x e^x", "x^x", "x/(1 + x)", "ln(a)"],
    ),
}
YES = [(name, text) for name, (texts, _) in APPLIES.items() for text in texts]
NO = [(name, text) for name, (_, texts) in APPLIES.items() for text in texts]


def _forms(name, text, context=CONTEXT, by="x"):
    return NAMED[name].apply(Derivative(read(text), by), context)


@pytest.mark.parametrize(("name", "text"), YES)
def test_a_rule_is_right_where_it_applies(name, text):
    """Is every form of the result the derivative, by SymPy?"""
    forms = _forms(name, text)
    assert forms
    for form in forms:
        assert agree(form, Derivative(read(text), "x"))


@pytest.mark.parametrize(("name", "text"), NO)
def test_a_rule_keeps_away_elsewhere(name, text):
    """Does the rule make nothing of what it is not for?"""
    assert _forms(name, text) == []


def test_every_rule_is_tested():
    """Is there a list for each rule?"""
    assert set(APPLIES) == set(NAMED)


def test_inner_derivatives_stay_held():
    """Does the chain rule leave the inner derivative as it is, to be worked in its turn?"""
    (form,) = _forms("chain rule", "(x^2 + 1)^3")
    assert flat(form) == flat(read("3 (x^2 + 1)^2 * d/dx[x^2 + 1]"))


def test_the_chain_goes_through_given_names():
    """Is d/dx of beta(alpha(x)) written with each name that was given, one or two?"""
    context = Context(given={"alpha": read("1 + x^2"), "beta": read("1/alpha")})
    forms = _forms("chain rule", "ln(beta)", context)
    assert read("d/dbeta[ln(beta)] * d/dx[beta]") in forms
    assert read("d/dbeta[ln(beta)] * d/dalpha[beta] * d/dx[alpha]") in forms


def test_names_that_vary_are_no_constants():
    """Is y a function where the context says so, and the product rule its rule?"""
    assert _forms("product rule", "x y") == []
    assert _forms("product rule", "x y", Context(frozenset("y")))


def test_no_rule_of_a_family_is_left_out():
    """Is each rule that a family's module defines among those that are tried?"""
    assert rules_in(sums) == [sums.CONSTANT, sums.CONSTANT_MULTIPLE, sums.SUM]
    assert set(INNERMOST_FIRST) == {rule for family in FAMILIES for rule in rules_in(family)}
    assert powers.POWER in INNERMOST_FIRST


def test_rules_are_tried_from_the_leaves_outwards():
    """Are the rules for one function tried before those for what is made of several?"""
    shapes = [rule.shape for rule in INNERMOST_FIRST]
    assert shapes == sorted(shapes)
    assert [rule.shape for rule in OUTERMOST_FIRST] == shapes[::-1]
    assert NAMED["chain rule"].shape is max(shapes)
    assert NAMED["constant rule"] is INNERMOST_FIRST[0]


@pytest.mark.parametrize("rule", NAMED.values(), ids=lambda rule: rule.name)
def test_every_rule_is_explained(rule):
    """Has each rule a sentence that ends?"""
    assert rule.sentence.endswith(".")
