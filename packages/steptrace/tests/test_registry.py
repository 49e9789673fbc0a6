"""Tests of all rules, kinds and slips together: each is found by its own example."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from steptrace import algebra, rules
from steptrace.algebra.kinds import KINDS
from steptrace.functions import FUNCTIONS
from steptrace.messages.trace import sentence
from steptrace.registry import RULES, SLIPS
from steptrace.rules.rule import BuggyForm, DerivativeRule, Slip
from steptrace.tracer import trace


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_made_by_it(rule):
    """Is the rule the one that the tracer names for its example?"""
    found = trace(rule.example.text)
    assert found.verdict == "sound"
    assert found.steps[-1].rules == (rule.name,)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_example_of_a_kind_is_of_that_kind(kind):
    """Is the kind of algebra the one that the tracer names for its example?"""
    (step,) = trace(kind.example.text).steps
    assert (step.verdict, step.rules, step.kind) == ("follows", ("algebra",), kind.name)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=lambda slip: slip.name)
def test_the_example_of_a_slip_names_it(slip):
    """Is the slip the one that the tracer names for its example?"""
    (step,) = trace(slip.example.text).steps
    assert (step.verdict, step.slip) == ("breaks", slip.name)
    assert f". {slip.sentence}" in sentence(step)


def test_no_slip_is_left_out():
    """Is each slip and buggy form that a module defines one that a rule or kind names?"""
    modules = [
        import_module(f"{package.__name__}.{module.name}")
        for package in (algebra, rules)
        for module in iter_modules(package.__path__)
    ]
    values = [value for module in modules for value in vars(module).values()]
    forms = [value for value in values if isinstance(value, BuggyForm)]
    named = [form for entry in (*RULES.values(), *KINDS.values()) for form in entry.buggy]
    assert len(forms) > 6
    assert [form for form in forms if form not in named] == []
    slips = {value for value in values if isinstance(value, Slip)}
    assert slips <= set(SLIPS.values())


def test_names_are_told_once():
    """Are there 16 rules, in small letters, and no rule, slip or kind called as another?"""
    names = [*RULES, *SLIPS, *KINDS]
    assert len(RULES) == 16
    assert len(set(names)) == len(names)
    assert all(name == name.lower() for name in names)


def test_sentences_end():
    """Is each sentence one that ends?"""
    assert all(entry.sentence.endswith(".") for entry in (*RULES.values(), *SLIPS.values()))


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
def test_a_function_names_a_rule_that_there_is(function):
    """Is the rule by which a function is differentiated one of differentiation?"""
    assert isinstance(RULES[function.rule], DerivativeRule)
