"""Tests of what a derivation says about its names."""

import pytest
from steptrace.context import Context
from steptrace.notation.parser import read
from steptrace.notation.reader import read_derivation
from steptrace.tracer import trace

GIVEN = Context(given={"u": read("1 + x"), "v": read("u^2"), "k": read("a + b")})


def test_what_varies():
    """Does a name vary by what it was given, a function always, and a constant never?"""
    assert GIVEN.varies(read("v"), "x")
    assert not GIVEN.varies(read("k"), "x")
    assert not GIVEN.varies(read("y"), "x")
    assert Context(frozenset("y")).varies(read("y"), "x")


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
    assert Context().compare(read("v"), read("x^2 + 2x + 1")).verdict == "different"
    assert Context(frozenset("y")).equal(read("d/dx[y^2]"), read("2 y dy/dx"))


def test_a_function_of_what_was_given_goes_through_it():
    """Is dL/dz the product dL/dp dp/dz where L is not known, and dL/dp held?"""
    derivation = read_derivation("let p = z^2\ndL/dz\n= dL/dp * dp/dz\n= dL/dp * 2z")
    context = Context.of(derivation)
    first, *others = (line.node for line in derivation.lines)
    assert context.through == {"L": {"p"}}
    assert all(context.equal(first, other) for other in others)
    assert not context.equal(first, read("dL/dp"))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("let p = z^2\ndL/dp * dL/dq * dp/dz", "d^2L/dz^2", "dL/dp"),
        ("let p = z^2\nlet q = z\ndL/dp * dL/dq", "dL/dz", "dL/dp * dp/dz"),
        ("let p = z^2\ndL/dp", "d/dz[dL/dp]", "0"),
        ("let a = 1 + x\nd/da[x]", "d/da[x]", "0"),
        ("let x = t^2\nlet y = t^3\ndy/dt", "dy/dx", "0"),
        ("let p = x^2\ndL/dx", "dp/dL", "0"),
        ("let p = x^2\ndL/dx * dL/dp", "dp/dL", "0"),
        ("da/dz * da/db * db/da", "da/dz", "da/db * db/dz"),
    ],
)
def test_what_is_not_looked_for_is_undecided(text, first, second):
    """Is a derivative undecided that goes two ways at once, by an inverse, or back to itself?"""
    derivation = read_derivation(text)
    context = Context.of(derivation, derivation.unsure)
    assert context.compare(read(first), read(second)).verdict == "undecided"


def test_a_constant_by_a_given_name_is_constant():
    """Is d/da[b] zero where b is no variable, though a is made of it?"""
    derivation = read_derivation("let a = b x\nd/da[b]")
    context = Context.of(derivation, derivation.unsure)
    assert context.equal(read("d/da[b]"), read("0"))


@pytest.mark.parametrize(
    "text",
    [
        "let x = -y\nd/dx[d^2y/dx^2]\n= 1",
        "let p = 2\nd/dp[L^2]\n= L",
        "let x = 2\n-d/dx[y^x] = -sinh(x)\ny^x = e^x",
    ],
)
def test_a_function_by_a_given_name_stays_held(text):
    """Is a derivative answered whose variable is given and whose function is not?"""
    assert trace(text).verdict in ("broken", "undecided")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("let a = y'\nd/da[a^2]\n= 2a\n= 2y'", "sound"),
        ("let a = y'\nd/da[y a] + a\n= y + a", "undecided"),
    ],
)
def test_a_given_slope_may_be_the_variable(text, verdict):
    """Is a derivative by a name that stands for dy/dx answered, and y' not led back to itself?"""
    assert trace(text).verdict == verdict
