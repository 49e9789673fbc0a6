"""Tests of what a chain says of its names."""

from sigmoid_course.tutor.notation.reader import read
from sigmoid_course.tutor.steps.setting import Setting

GIVEN = Setting(given={"u": read("1 + x"), "v": read("u^2"), "k": read("a + b")})


def test_what_varies():
    """Does a name vary by what it was given, a function always, and a constant never?"""
    assert GIVEN.varies(read("v"), "x")
    assert not GIVEN.varies(read("k"), "x")
    assert not GIVEN.varies(read("y"), "x")
    assert Setting(frozenset("y")).varies(read("y"), "x")


def test_dependent_names():
    """Are those names told that depend on the variable?"""
    assert GIVEN.dependent("x") == {"u", "v"}
    assert GIVEN.dependent("u") == {"v"}


def test_names_are_written_out():
    """Is what was given put in, one name inside another, and derivatives by them worked?"""
    assert GIVEN.put(read("v + k")) == read("(1 + x)^2 + (a + b)")
    assert GIVEN.equal(read("d/du[v]"), read("2 (1 + x)"))


def test_derivatives_are_held_when_spelled_out():
    """Does writing the names out leave a derivative by a given name as it is?"""
    assert GIVEN.spelled(read("d/du[u^2] k")) == read("d/du[(1 + x)^2] (a + b)")


def test_comparison_knows_the_names():
    """Are lines equal by what was given, and different without it?"""
    assert GIVEN.equal(read("v"), read("x^2 + 2x + 1"))
    assert Setting().compare(read("v"), read("x^2 + 2x + 1")).verdict == "different"
    assert Setting(frozenset("y")).equal(read("d/dx[y^2]"), read("2 y dy/dx"))
