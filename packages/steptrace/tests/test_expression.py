"""Tests of the tree: equality, size, names, walking and rewriting."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from steptrace.expression import (
    Add,
    Call,
    Name,
    Neg,
    Num,
    number,
    rewrite,
    signed,
    walk,
)
from steptrace.notation.parser import read
from steptrace_helpers import trees

QUICK = settings(max_examples=80, deadline=None, derandomize=True)


@QUICK
@given(trees.written)
def test_a_tree_built_again_is_equal(node):
    """Is a copy built node by node the same object, so that comparing looks at no part?"""
    assert _copied(node) is node
    assert node.size == sum(1 for _ in walk(node))


@pytest.mark.parametrize(
    ("text", "worked"),
    [("x^2 sigma(x)", True), ("d/dx[x]", False), ("x + 2 sigma'(x)", False), ("1/y'", False)],
)
def test_what_is_still_to_work(text, worked):
    """Is a derivative or a prime seen wherever it stands in an expression?"""
    assert read(text).is_worked is worked


def _copied(node):
    if isinstance(node, Num):
        return Num(Fraction(node.value))
    if isinstance(node, Name):
        return Name(node.name)
    return node.rebuild(tuple(_copied(part) for part in node.parts))


@QUICK
@given(trees.written)
def test_rewriting_nothing_gives_the_same_object(node):
    """Is a tree in which nothing changes kept as it is?"""
    assert rewrite(node, lambda part: part) is node


def test_rewriting_goes_from_the_bottom_up():
    """Does a change see the parts already changed?"""
    renamed = rewrite(read("x + ln(x)"), lambda part: Name("y") if part == Name("x") else part)
    assert renamed == read("y + ln(y)")


def test_trees_cannot_be_changed():
    """Is a tree immutable?"""
    with pytest.raises(AttributeError):
        Name("x").name = "y"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("x"), Name("y")),
        (Num(Fraction(1)), Neg(Num(Fraction(1)))),
        (Call("log", Name("x")), Call("log", Name("x"), 1)),
        (Call("log", Name("x")), Call("log", Name("x"), 0, Name("b"))),
        (Add((Name("x"), Name("y"))), Add((Name("y"), Name("x")))),
        (read("d/dx[x]"), read("d/dy[x]")),
        (read("d/dx[x]"), read("d^2/dx^2[x]")),
    ],
)
def test_what_is_written_otherwise_is_another_tree(one, other):
    """Do kinds, orders, bases, variables and order of terms tell trees apart?"""
    assert one != other


def test_names_leave_out_eulers_number():
    """Are the names those that need a value, the variable of a derivative included?"""
    assert read("e^x + d/dt[y]").names == {"x", "t", "y"}
    assert number(-2) == Neg(Num(Fraction(2)))


def test_signed_numbers_have_their_value():
    """Is -(-2) read as the number 2, and a name as none?"""
    assert signed(read("-(-2)")) == 2
    assert signed(read("-0.5")) == Fraction(-1, 2)
    assert signed(read("x")) is None
    assert signed(Num(Fraction(3))) == 3
