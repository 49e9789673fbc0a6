"""Tests of the lines of a derivation as a rubric sees them."""

import pytest
from steptrace.context import Context
from steptrace.notation.parser import read
from steptrace.rubric.lines import Lines
from steptrace.rubric.milestones import Rubric
from steptrace.tracer import trace


def lines(text):
    """The lines of a text, for a sheet that gives no names."""
    return Lines(trace(text), Context())


@pytest.mark.parametrize(
    ("text", "good", "reached"),
    [
        ("x + x\n= 2x\n= 3x - x", [0, 1, 2], {1, 2}),
        ("x + x\n= 3x\n= 2x\n= 4x/2", [0, 2, 3], {3}),  # mended
        ("x + x\n= 3x\n= 3x + 1 - 1", [0], set()),
        ("x + x\n= cos(e^x)/7\n= 2x", [0], set()),  # nonsense, and not a slip
        ("x + x\n= cos(e^x)/7\n= 2x\n= x * 2", [0, 3], {3}),
        ("x + x\n= 2 2", [0], set()),
        ("", [], set()),
    ],
)
def test_which_lines_agree(text, good, reached):
    """Is it known which lines agree with the start, and which a true step leads to?"""
    found = lines(text)
    assert (found.good, found.reached) == (good, reached)


def test_equations_have_the_side_before():
    """Has a line that goes on with = the left side of the line above?"""
    found = lines("y^2 = x\n2y y' = 1\ny' = 1/(2y)\n= 1/y/2")
    assert [len(sides) for sides in found.sides] == [2, 2, 2, 2]
    assert found.sides[3][0] is found.sides[2][0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("f(x) = x^3\nf(x) = x * x^2\nf'(x) = 3x^2", 1),
        ("f(x) = x^3\n= x * x^2\nf'(x) = 3x^2", 1),
        ("y = x^3\ny = x * x^2\ndy/dx = 3x^2", 1),
        ("y = x * x^2\ny = x^3\ndy/dx = 3x^2", 1),
        ("sigma(x) = x^3\nsigma'(x) = 3x^2", 0),
        ("sigma(x) = x^3\nd/dx sigma(x) = 3x^2", 0),
        ("f(x) = x^3\nf(x) = x^2\nf'(x) = 3x^2", 0),  # with a slip between
        ("f(x) = x^2\nf(x) = x * x\nf'(x) = 2x", None),  # of another function
        ("y = x^3\ny = x * x^2\ndy/dt = 3x^2", None),  # by another variable
        ("y = x^3\ny = x * x^2\ny'' = 6x", None),  # not the first derivative
        ("x^3\n= x * x^2", None),
    ],
)
def test_where_a_slope_is_told(text, line):
    """Is it known where the derivative of what was said before is told, with that written out?"""
    start = Rubric.read("d/dx x^3", "3x^2", between=[["3x^(3 - 1)"]]).milestones[0]
    assert lines(text).before_slope(start.keys) == line


def test_an_end_is_exact():
    """Is a line the end only as it is asked for, with the meanings of the derivation?"""
    found = lines("let u = 2x\nx + 5x\n= 3u\n= 3 * 2x\n= -(-6x)\n= 6x")
    end = (read("6x"),)
    assert [found.is_exactly(i, end) for i in range(5)] == [False, False, False, False, True]
    sheet = Context(given={"u": read("3x")})
    assert Lines(found.attempt, sheet).means(1, (read("3u"),))
    assert not Lines(found.attempt, sheet).is_exactly(1, (read("3u"),))


def test_likeness_has_names_put_in():
    """Is a line with a name like the form with its meaning, and an equation by both sides?"""
    found = lines("let u = 1 + e^-x\n1/u\n= u/u^2")
    assert found.likeness(0, [(read("ln(x)"),), (read("1/(1 + e^-x)"),)]) == 1
    assert found.likeness(0, [(read("ln(x)"),)]) < 0.3
    assert found.likeness(0, []) == 0
    equation = lines("y = x^2\ny + 1 = x^2 + 1")
    assert equation.likeness(0, [(read("x^2"), read("y"))]) == 1
    assert equation.likeness(0, [(read("y"), read("7"))]) == 0
