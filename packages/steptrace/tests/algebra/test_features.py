"""Tests of the features by which two lines are compared."""

import pytest
from steptrace.algebra import features as of
from steptrace.notation.parser import read


@pytest.mark.parametrize(
    ("count", "text", "number"),
    [
        (of.fractions, "a/b + 1/(x/y)", 3),
        (of.negative_powers, "x^-1 + (1 + x)^-2 + x^2 + x^-n", 2),
        (of.products, "2x + 3(a b)", 3),
        (of.powers, "e^x x^2", 2),
        (of.zeros, "0 x + 0/x + e^0", 2),
        (of.products_with_sums, "x (1 + x) + a b", 1),
        (of.count_terms, "(a + b) + c + x (1 + x)", 8),
    ],
)
def test_what_is_counted(count, text, number):
    """Is each feature counted wherever it stands, and nothing that only looks like it?"""
    assert count(read(text)) == number


@pytest.mark.parametrize(
    ("holds", "before", "after"),
    [
        (of.are_alike, "a + b x", "x b + a"),
        (of.adds_and_subtracts, "x", "x + 1 - 1"),
        (of.splits, "(a + b)/c", "a/c + b/c"),
        (of.joins, "1/a + 1/b", "(a + b)/(a b)"),
        (of.expands, "1/a", "b/(a b)"),
        (of.takes_apart, "x/(1 + x)", "x [1/(1 + x)]"),
    ],
)
def test_what_holds_between_two_lines(holds, before, after):
    """Does it hold from one line to the other, and not between two lines that are one?"""
    assert holds(read(before), read(after))
    assert holds(read(before), read(before)) == (holds is of.are_alike)


def test_leaves_and_logarithms():
    """Are names and numbers counted but ones, and the logarithms known by what they are of?"""
    assert of.leaves(read("1/a * a")) == {read("a"): 2}
    assert of.logarithms(read("ln(1 + x) + ln(x + 1)")) == of.logarithms(read("2 ln(x + 1)"))


def test_a_fraction_below_a_fraction():
    """Is 1/(a/b) one that divides by a fraction, and (a/b)/c none?"""
    assert of.divides_by_fraction(read("1/(a/b)"))
    assert not of.divides_by_fraction(read("(a/b)/c"))


def test_signs_and_terms():
    """Is a minus in front left out, and the terms of a sum in a sum told?"""
    assert of.unsigned(read("-x")) == of.unsigned(read("x")) == read("x")
    assert of.terms(read("(a + b) + c")) == [read(name) for name in "abc"]
    assert of.terms(read("x")) == [read("x")]
