"""Tests of flat products: what is multiplied, divided and differentiated by what."""

from fractions import Fraction

import pytest
from steptrace.expression import Derivative, Div, Mul, Name, Neg, Num, Pow
from steptrace.notation.errors import Unreadable
from steptrace.notation.parser import read

A, B, C, D, X = map(Name, "abcdx")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a b c", Mul((A, B, C))),
        ("a/b", Div(A, B)),
        ("a b/c", Div(Mul((A, B)), C)),
        ("a/b * c", Mul((Div(A, B), C))),
        ("a/b * c/d", Mul((Div(A, B), Div(C, D)))),
        ("a/b/c", Div(Div(A, B), C)),
        ("a * -b", Mul((A, Neg(B)))),
        ("a/-b", Div(A, Neg(B))),
        ("-a b", Neg(Mul((A, B)))),
        ("a/(b)(c)", Mul((Div(A, B), C))),
        ("a d/dx b c", Mul((A, Derivative(Mul((B, C)), "x")))),
        ("a/d/dx[x]", Div(A, Derivative(X, "x"))),
        ("d/dx[a] b", Mul((Derivative(A, "x"), B))),
        ("d/dx (a)/b", Derivative(Div(A, B), "x")),
        ("d/dx a/b * c", Derivative(Mul((Div(A, B), C)), "x")),
        ("d/dx -a", Derivative(Neg(A), "x")),
        ("da/dx b", Mul((Derivative(A, "x"), B))),
        ("d^2a/dx^2", Derivative(A, "x", 2)),
        ("a 2^x", Mul((A, Pow(Num(Fraction(2)), X)))),
    ],
)
def test_products_go_from_the_left(text, tree):
    """Is each product the tree that paper means?"""
    assert read(text) == tree


@pytest.mark.parametrize("text", ["a/b c", "1/2x", "1/x^2 (1 + x)", "1/ln(x) y"])
def test_a_divisor_without_brackets_takes_no_neighbour(text):
    """Is a fraction whose lower part could go on refused?"""
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.kind == "divisor"


@pytest.mark.parametrize(
    "text", ["d/dx (a)(b)", "d/dx (a) b", "d/dx (a) * b", "d/dx (a)^2 b", "d/dx (a)/b * c"]
)
def test_a_round_group_after_an_operator_takes_no_neighbour(text):
    """Is d/dx (…) followed by a factor refused?"""
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.kind == "square-needed"


@pytest.mark.parametrize("text", ["d/dx (1/2) (a)", "d/dx (-3) a^2", "d/dx (sqrt(2)) a b"])
def test_an_operator_before_a_number_takes_the_whole_product(text):
    """Is the product differentiated where its first factor is a number in brackets?"""
    found = read(text)
    assert isinstance(found, Derivative)
    assert found.arg == read(text.removeprefix("d/dx "))
