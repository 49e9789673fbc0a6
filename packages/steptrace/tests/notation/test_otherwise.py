"""Tests of other readings: how a line was read is said where another reading would be true."""

import pytest
from steptrace.notation.names import Names
from steptrace.notation.otherwise import others
from steptrace.notation.printer import to_text
from steptrace.tracer import trace

READINGS = {
    "d/dx x^2 + 1": ("d/dx x^2 + 1", "d/dx[x^2 + 1]", "d/dx[x^2 + 1]"),
    "2 * d/dx ln(x) - x": ("d/dx ln(x) - x", "d/dx[ln(x) - x]", "2 * d/dx[ln(x) - x]"),
    "1 + e(-x)": ("e(-x)", "e^(-x)", "1 + e^-x"),
    "1/(1 + e-x)": ("e-x", "e^(-x)", "1/(1 + e^-x)"),
    "e - 2x": ("e - 2x", "e^(-2x)", "e^(-2 * x)"),
    "s(x) + 1": ("s(x)", "s", "s + 1"),
    "dy/dx [x^2 + 1]": ("dy/dx [x^2 + 1]", "d/dx[x^2 + 1]", "d/dx[x^2 + 1]"),
}


@pytest.mark.parametrize("text", READINGS)
def test_another_reading_is_found(text):
    """Is the wider d/dx found, dy/dx for it, e as a function, and a letter before a bracket?"""
    (other,) = others(text, Names((), frozenset("sx")))
    assert (other.typed, other.instead, to_text(other.node)) == READINGS[text]


@pytest.mark.parametrize(
    "text", ["d/dx[x^2] + 1", "e^-x", "x^e - x", "sigma(x)", "d/dx x + y'", "x - e"]
)
def test_what_is_written_clearly_has_no_other(text):
    """Is there no other reading of brackets, of powers, and of known functions?"""
    assert all(to_text(other.node) == "d/dx[x + y]" for other in others(text, Names()))


TOLD = {
    "d/dx x^2 + 1\n= 2x": "d/dx x^2 + 1 was not read as d/dx[x^2 + 1].",
    "x\n= x\n= d/dx x^2/2 + 1": "d/dx x^2/2 + 1 was not read as d/dx[x^2/2 + 1].",
    "1/(1 + e-x)\n= e^x/(1 + e^x)": "e-x was not read as e^(-x).",
    "d/dx e^-x\n= -e(-x)": "e(-x) was not read as e^(-x).",
    "s + s\n= 2s(x)": "s(x) was not read as s.",
}


@pytest.mark.parametrize("text", TOLD)
def test_a_reading_that_would_be_true_is_told(text):
    """Is how a line was read said in place of a slip, where another reading is true?"""
    step = trace(text).fault
    assert TOLD[text] in " ".join(str(trace(text)).split())
    assert (step.verdict, step.slip, step.slips) == ("breaks", None, ())


@pytest.mark.parametrize(
    "text", ["d/dx x^2 + 1\n= 3x", "d/dx x^2 + 1\n= 2x + 1", "d/dx x^5\n= 5x^5"]
)
def test_nothing_is_told_where_no_reading_helps(text):
    """Is nothing said of a line that is true as read, or wrong in each reading?"""
    assert "was not read as" not in str(trace(text))


def test_a_slope_before_a_bracket_may_be_meant_as_an_operator():
    """Is it said beside what is missing that dy/dx (…) was not read as d/dx[…]?"""
    said = " ".join(str(trace("dy/dx (x^2 + 1) = 2x")).split())
    assert "what y stands for is not given" in said
    assert "dy/dx (x^2 + 1) was not read as d/dx[x^2 + 1]." in said
