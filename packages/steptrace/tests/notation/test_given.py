"""Tests of lines that give a name its meaning without let, after a slope was taken."""

import pytest
from steptrace.tracer import trace

# A derivation, and the lines that are to give a name its meaning.
GIVEN = {
    "inner after the outer slope": (
        "y = u^2\ndy/du = 2u\nu = 3x + 1\ndu/dx = 3\ndy/dx = dy/du du/dx = 6(3x + 1)",
        {"y": 1, "u": 3},
    ),
    "inner in a slope on the right": (
        "y = sin u\ndy/dx = cos u du/dx\nu = x^2\ndy/dx = 2x cos(x^2)",
        {"y": 1, "u": 3},
    ),
    "backpropagation": (
        "L = (a - y)^2\ndL/da = 2(a - y)\na = sigma(z)\nda/dz = a(1 - a)\nz = w x + b\n"
        "dz/dw = x\ndL/dw = dL/da da/dz dz/dw = 2(a - y) a(1 - a) x",
        {"L": 1, "a": 3, "z": 5},
    ),
    "inner first, outer later": (
        "u = x^2 + 1\ndu/dx = 2x\ny = u^3\ndy/du = 3u^2\ndy/dx = dy/du * du/dx = 6x(x^2 + 1)^2",
        {"u": 1, "y": 3},
    ),
    "two factors, one after the other": (
        "y = x^2 sin x\nu = x^2, u' = 2x\nv = sin x, v' = cos x\ny' = u'v + uv'",
        {"y": 1, "u": 2, "v": 3},
    ),
    "said anew, and used on the right": (
        "y = (x^2 + 1)^3\nu = x^2 + 1\ny = u^3\ndy/dx = dy/du du/dx\n= 3u^2 * 2x",
        {"y": 1, "u": 2},
    ),
    "given by a let, and said anew": (
        "y = (x^2 + 1)^3\nlet u = x^2 + 1\ny = u^3\ndy/du = 3u^2\ndy/dx = 3u^2 * 2x",
        {"y": 1, "u": 2},
    ),
}


@pytest.mark.parametrize(("text", "given"), GIVEN.values(), ids=GIVEN)
def test_a_name_is_given_between_slopes(text, given):
    """Is a line that says what a name is no step, and is what follows judged with it?"""
    traced = trace(text)
    assert dict(traced.derivation.given_at) == given
    assert traced.verdict == "sound"


@pytest.mark.parametrize(("text", "given"), GIVEN.values(), ids=GIVEN)
def test_what_follows_is_judged_with_it(text, given):
    """Is the last line broken where it does not fit what the names were said to be?"""
    assert trace(f"{text} + 1").verdict == "broken"


CONCLUSIONS = {
    "of a curve": ("x^2 + y^2 = 1\n2x + 2y y' = 0\ny = 3x", 3),
    "of a curve, in a new letter": ("x^2 + y^2 = 1\n2x + 2y y' = 0\ny = k", 3),
    "of the outer name": ("y = u^2\ndy/du = 2u\nu = sqrt(y)", 3),
    "of a name that has a meaning": ("y = u^2\nu = x\ndy/dx = 2x\nu = 5x\ndy/dx = 10x", 4),
    "of a name that has one in between": (
        "y = u^2\ndy/du = 2u\nu = 3x\ndu/dx = 3\nu = 4x\ndy/dx = 8x",
        5,
    ),
}


@pytest.mark.parametrize(("text", "line"), CONCLUSIONS.values(), ids=CONCLUSIONS)
def test_a_conclusion_stays_a_step(text, line):
    """Is a line about a name that is known already judged, and not taken for a meaning?"""
    traced = trace(text)
    assert line not in traced.derivation.given_at.values()
    assert (traced.line, traced.verdict == "sound") == (line, False)


def test_the_line_after_a_let_is_judged():
    """Is the slope of a name that let gives a step, with the name as its start?"""
    assert trace("let L = (a - y)^2\ndL/da = 2(a - y)").verdict == "sound"
    assert trace("let L = (a - y)^2\ndL/da = a - y").line == 2


@pytest.mark.parametrize("slope", ["du/dx", "d/dx[u]", "u'"])
def test_a_slope_ends_an_argument_without_brackets(slope):
    """Is cos u du/dx the product of cos(u) and the slope?"""
    assert trace(f"y = sin u\ndy/dx = cos u {slope}").verdict == "sound"
