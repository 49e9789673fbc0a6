"""Tests of the names of a rule in a step."""

import pytest
from steptrace.context import Context
from steptrace.form.unevaluated import key
from steptrace.notation.parser import read
from steptrace.rules.families import NAMED
from steptrace.search.naming import free_names, free_told, names_of, rules_used


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("e^-x", ("exponential rule", "chain rule")),
        ("ln(1 - x)", ("logarithm rule", "chain rule")),
        ("e^(2x)", ("chain rule", "exponential rule")),
        ("(x^2 + 1)^3", ("chain rule", "power rule")),
        ("1/(1 + x)", ("chain rule", "power rule")),
        ("tanh(3x)", ("chain rule", "known derivative")),
    ],
)
def test_the_outer_rule_comes_first_where_only_a_sign_comes_in(text, names):
    """Is e^-x a case of the exponential rule, and e^(2x) one of the chain rule, both allowed?"""
    assert names_of(NAMED["chain rule"], read(f"d/dx[{text}]"), set(), Context()) == names


def test_an_inner_derivative_that_is_shown_makes_it_the_chain_rule():
    """Is it the chain rule where d/dx[-x] stands in the next line?"""
    kept = {key(read("d/dx[-x]"))}
    names = names_of(NAMED["chain rule"], read("d/dx[e^-x]"), kept, Context())
    assert names[0] == "chain rule"


def test_a_rule_has_its_own_name():
    """Is the product rule called just that?"""
    held = read("d/dx[x e^x]")
    assert names_of(NAMED["product rule"], held, set(), Context()) == ("product rule",)


def test_what_comes_free_is_named():
    """Are the rules for the terms of 1 + x^2 + e^-x told?"""
    names = set(free_names(read("d/dx[1 + x^2 + e^-x]"), Context()))
    assert names == {"power rule", "exponential rule", "chain rule"}


def test_what_is_no_composition_keeps_the_name_of_its_rule():
    """Is y^x, where y is a function, named without an outer rule?"""
    held = read("d/dx[y^x]")
    derivation = NAMED["chain rule"]
    assert names_of(derivation, held, set(), Context(frozenset("y"))) == ("chain rule",)
    assert derivation.apply(held, Context(frozenset("y"))) == []


@pytest.mark.parametrize(
    ("text", "worked", "told"),
    [
        ("3x^2 + x + 1", "6x + 1", ("constant multiple rule", "power rule")),
        ("x^2 + x^3", "d/dx[x^2] + 3x^2", ("sum rule",)),
        ("x + 1", "1", ("power rule",)),
        ("1 - x", "-1", ("constant multiple rule",)),
        ("x + y", "1 + dy/dx", ("sum rule",)),
        ("1 + z", "2x", ("power rule",)),
    ],
)
def test_what_a_sum_is_told_to_use(text, worked, told):
    """Are the rules told that its terms use, the sum rule where none is, or where some wait?"""
    context = Context(frozenset("y"), {"z": read("x^2")})
    held = read(f"d/dx[{text}]")
    assert free_told("sum rule", held, read(worked), context) == told


def test_a_quotient_is_told_as_one():
    """Is x^2/3 by the quotient rule not called after its parts?"""
    told = free_told("quotient rule", read("d/dx[x^2/3]"), read("(2x * 3 - 0)/9"), Context())
    assert told == ("quotient rule",)


def test_the_rules_that_parts_use():
    """Are the rules of parts told in their order, with each constant that is taken out?"""
    found = list(rules_used(read("2x - 3(a - e^-x)"), "x", Context()))
    assert found == ["constant multiple rule", "constant multiple rule", "exponential rule"]
