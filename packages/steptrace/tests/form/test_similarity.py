"""Tests of how similar two expressions are as written."""

import pytest
from steptrace.form.similarity import flat, mismatches, similarity, spelled_out, tidied
from steptrace.notation.parser import read


@pytest.mark.parametrize(
    ("text", "other"),
    [("a + b c", "c b + a"), ("(a + b) + c", "a + (b + c)"), ("-(-a)", "a"), ("a (-b)", "-(a b)")],
)
def test_order_brackets_and_signs_do_not_count(text, other):
    """Are two ways of writing the same sums and products wholly alike?"""
    assert similarity(read(text), read(other)) == 1


def test_similarity_goes_from_none_to_all():
    """Is it the same both ways, 0 for nothing in common, and more for more in common?"""
    line, near, far = read("2x (x^2 + 1)^3"), read("2x (x^2 + 1)^2"), read("ln(b)")
    assert similarity(line, near) == similarity(near, line)
    assert 1 == similarity(line, line) > similarity(line, near) > similarity(line, far) == 0


def test_values_do_not_count():
    """Are two equal functions that are written otherwise unlike?"""
    assert similarity(read("(a + b)^2"), read("a^2 + 2a b + b^2")) < 0.6


def test_products_with_zero_may_be_left_out():
    """Is 0 (1 + x) the same as nothing when tidied, and 0/v too?"""
    assert tidied(read("0 * (1 + x) + x")) == tidied(read("x"))
    assert tidied(read("0/(1 + x)")) == tidied(read("0"))


def test_sigma_is_written_out():
    """Is sigma(u) 1/(1 + e^-u), and sigma'(u) as it is?"""
    assert spelled_out(read("sigma(2x)")) == read("1/(1 + e^(-2x))").rebuild(
        spelled_out(read("sigma(2x)")).parts
    )
    assert spelled_out(read("sigma'(x)")) == read("sigma'(x)")


def test_flat_trees():
    """Are a product's minus signs drawn to its front?"""
    assert flat(read("(-a) (-b) (-c)")) == flat(read("-(a b c)"))


@pytest.mark.parametrize(
    ("text", "other", "places"),
    [
        ("2x + a", "2x + a", []),
        ("2x + a", "3x + a", [("2", "3")]),
        ("(a + 1)/(a + 1)^2", "(a - 1)/(a - 1)^2", [("1", "-1"), ("1", "-1")]),
        ("a + b", "a b", [("a + b", "a b")]),
        ("a + b", "a + b + c", [("a + b", "a + b + c")]),
        ("ln(2x)", "sqrt(2x)", [("ln(2x)", "sqrt(2x)")]),
    ],
)
def test_the_smallest_parts_that_differ_are_found(text, other, places):
    """Is each place found where two expressions differ, and no more of it than differs?"""
    assert mismatches(read(text), read(other)) == [(read(a), read(b)) for a, b in places]
    assert mismatches(read(other), read(text)) == [(read(b), read(a)) for a, b in places]
