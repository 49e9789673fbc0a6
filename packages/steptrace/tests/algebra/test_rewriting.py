"""Tests of the rules for steps that work out no derivative."""

import pytest
from steptrace.algebra import rewriting
from steptrace.context import Context
from steptrace.notation.parser import read


def _named(before, after, **given):
    context = Context(given={name: read(text) for name, text in given.items()})
    return rewriting.name(read(before), read(after), context)


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
    found = _named(before, after)
    assert found.rules == (rule,)
    assert "algebra" in found.also


def test_putting_in_what_was_given():
    """Is writing a given name out a substitution, and back again too?"""
    assert _named("1/u", "1/(1 + x)", u="1 + x")[0] == ("substitution",)
    assert _named("1/(1 + x)", "1/u", u="1 + x")[0] == ("substitution",)


def test_sigma_in_and_out():
    """Is it said which way the definition was used?"""
    put_in = rewriting.Rewriting.FUNCTIONS
    assert _named("1/(1 + e^-x)", "sigma(x)")[2:] == (put_in, ("sigma",))
    assert _named("sigma(x)", "1/(1 + e^-x)")[2:] == ("writing a function out", ())
    assert _named("ln(1 + e^x)", "softplus(x)")[2:] == (put_in, ("softplus",))
    assert _named("-ln(sigma(x))", "softplus(-x)")[2:] == (put_in, ("softplus",))
    assert _named("sigma(-x)", "1 - sigma(x)")[2:] == ("a known identity", ())


def test_saying_the_same_in_another_way():
    """Is sigma'(x) for d/dx sigma(x) the definition, and a line that is repeated algebra?"""
    before, after = read("d/dx[sigma(x)]"), read("sigma'(x)")
    assert rewriting.restated(before, after, Context())[0] == ("definition",)
    assert rewriting.restated(after, after, Context())[2] == "repeating the line before"
