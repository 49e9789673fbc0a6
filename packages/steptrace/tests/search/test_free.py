"""Tests of free inner derivatives."""

import pytest
from steptrace.context import Context
from steptrace.form.unevaluated import key, outermost
from steptrace.notation.parser import read
from steptrace.search.free import is_free, is_linear, work_out_free

SCOPE = Context()


@pytest.mark.parametrize(
    ("text", "free", "linear"),
    [
        ("x", True, True),
        ("3x + a", True, True),
        ("-x/a", True, True),
        ("a", True, True),
        ("x^3 - 2x", True, False),
        ("e^(-2x) + 1", True, False),
        ("a e^x/b", True, False),
        ("e^(x^2)", False, False),
        ("ln(x)", False, False),
        ("x e^x", False, False),
        ("1/(1 + x)", False, False),
        ("(x + 1)^2", False, False),
    ],
)
def test_what_comes_free(text, free, linear):
    """Are linear terms, powers of x, e^(linear) and their sums free, and nothing else?"""
    node = read(text)
    assert (is_free(node, "x", SCOPE), is_linear(node, "x", SCOPE)) == (free, linear)


def test_free_derivatives_are_settled():
    """Is a free derivative worked out, a kept one left, and any other one no settling?"""
    form = read("2 u * d/dx[x^2]")
    assert work_out_free(form, set(), SCOPE) == read("2 u * (2x)")
    assert work_out_free(form, {key(read("d/dx[x^2]"))}, SCOPE) == form
    assert work_out_free(read("d/dx[ln(x)]"), set(), SCOPE) is None


def test_an_inner_sum_may_be_taken_apart():
    """Is an inner sum settled term by term where the next line holds one of its terms?"""
    form, kept = read("d/dx[x^2 + ln(x)]"), {key(read("d/dx[ln(x)]"))}
    assert outermost(work_out_free(form, kept, SCOPE)) == [read("d/dx[ln(x)]")]
    assert work_out_free(form, kept, SCOPE, split=False) is None
