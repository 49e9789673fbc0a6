"""Tests of digests: which lines have one in common."""

import pytest
from steptrace.context import Context
from steptrace.notation.parser import read
from steptrace.notation.reader import read_derivation
from steptrace.rubric import digest


def keys(*sides, context=None):
    """The digests of a line."""
    return digest.of_line(tuple(map(read, sides)), context or Context())


def form(*sides):
    """The digest of a form."""
    return digest.of_form(tuple(map(read, sides)), Context())


def test_a_line_meets_a_form_that_is_written_alike():
    """Does a line have the digest of a form in another order, and not that of an equal one?"""
    assert form("2x + 1") in keys("1 + x * 2")
    assert form("2x + 1") not in keys("x + x + 1")


def test_a_derivative_by_a_given_name_may_be_worked_out():
    """Does `d/du[u^3] * d/dx[u]` meet the form in which the first factor is worked out?"""
    context = Context.of(read_derivation("let u = x^2 + 1\nd/dx u^3"))
    line = keys("d/du[u^3] * d/dx[u]", context=context)
    assert form("3 (x^2 + 1)^2 * d/dx[x^2 + 1]") in line
    assert form("3 (x^2 + 1)^2 * 2x") not in line


def test_primes_and_derivatives_are_the_same():
    """Is sigma'(x) the derivative of sigma, and of its definition?"""
    assert form("sigma'(x)/sigma(x)") in keys("d/dx[1/(1 + e^-x)]/sigma(x)")


def test_equations_have_no_order_of_sides():
    """Is an equation the same from right to left, and not with one other side?"""
    assert form("x", "y^2") in keys("y^2", "x")
    assert form("x", "y^2") not in keys("x", "y^2 + 1")
    assert form("x") not in keys("x", "x")


def test_a_line_as_it_stands_is_another_one():
    """Is the digest of a line as it stands never that of a written form?"""
    line = (read("1/(1/x)"),)
    assert digest.as_it_stands(line, Context()) != form("1/(1/x)")
    assert digest.as_it_stands(line, Context()) in keys("1/(1/x)")
    assert digest.as_it_stands(line, Context()) not in keys("x")
    signs = (read("(-x) (-y)"),)
    assert digest.as_it_stands(signs, Context()) not in keys("x y")


@pytest.mark.parametrize(("text", "found"), [(form("x"), True), ("x", False)])
def test_a_digest_is_told_from_a_line(text, found):
    """Is a digest no line of the notation?"""
    assert digest.is_digest(text) is found
    assert read_derivation(text).lines == () or not found
