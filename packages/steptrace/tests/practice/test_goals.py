"""Tests of the forms in which a task asks for the end."""

import pytest
from steptrace.notation.parser import read
from steptrace.practice import goals

REACHED = [
    (goals.WORKED, "2x", "2 d/dx[x]"),
    (goals.WORKED, "sigma(x)", "sigma'(x)"),
    (goals.GATHERED, "8(2x + 3)^3", "4(2x + 3)^3 * 2"),
    (goals.GATHERED, "-6x^2", "3 * (-2) x^2"),
    (goals.GATHERED, "6x/(x^2 + 1)", "(3 * 1 * 2x)/(x^2 + 1)"),
    (goals.GATHERED, "x^2", "x^(3 - 1)"),
    (goals.GATHERED, "2 (x * x)", "2 (3 x)"),
    (goals.ONE_FRACTION, "-2x/(x^2 + 3)^2", "-2x (x^2 + 3)^-2"),
    (goals.ONE_FRACTION, "e^x/(1 + e^x)", "1/(1 + e^-x)"),
    (goals.ONE_FRACTION, "(x + 1)/x", "1 + 1/x"),
    (goals.ONE_FRACTION, "1/(2x)", "(1/2)/x"),
    (goals.NO_FRACTION, "x^2 + 3", "(x^3 + 3x)/x"),
    (goals.NO_FRACTION, "x", "x^2 x^-1"),
    (goals.MULTIPLIED_OUT, "x^2 + 6x + 9", "(x + 3)^2"),
    (goals.MULTIPLIED_OUT, "x * x + 3x + 3x + 9", "x (x + 3) + 3 (x + 3)"),
    (goals.MULTIPLIED_OUT, "3x - x^2 + 4", "3x - (x^2 - 4)"),
    (goals.ONE_POWER, "x^5", "x^2 x^3"),
    (goals.ONE_POWER, "e^(x + 3)", "e^x e^3"),
    (goals.ONE_POWER, "exp(x + 3)", "(x^2)^3"),
    (goals.ONE_LOGARITHM, "ln(x^2 + 3x)", "ln(x + 3) + ln(x)"),
    (goals.LOGARITHMS_APART, "ln(3) + ln(x)", "ln(3x)"),
    (goals.LOGARITHMS_APART, "ln(x) - ln(2)", "ln(x/2)"),
    (goals.NATURAL, "ln(x)/ln(2)", "log_2(x)"),
    (goals.WRITTEN_OUT, "1/(1 + e^-x)", "1 - sigma(-x)"),
    (goals.WRITTEN_OUT, "ln(1 + exp(x))", "softplus(x)"),
    (goals.IN_X, "(2x + 3)^2", "u^2"),
]


@pytest.mark.parametrize(("goal", "end", "before"), REACHED)
def test_a_form_is_told_from_what_stands_before_it(goal, end, before):
    """Is the end in the form, and the line before it not yet?"""
    assert goal.reached(None, read(end))
    assert not goal.reached(None, read(before))


@pytest.mark.parametrize("goal", [*dict.fromkeys(goal for goal, _, _ in REACHED), goals.SOLVED])
def test_no_form_lets_a_derivative_stand(goal):
    """Is a derivative refused in each form?"""
    assert not goal.reached(read("dy/dx"), read("dy/dx"))


def test_an_equation_is_solved_for_its_slope():
    """Must the last equation begin with the slope of a name, worked out?"""
    slope, other = read("dy/dx"), read("y")
    assert goals.SOLVED.reached(slope, read("-x/y"))
    assert not goals.SOLVED.reached(other, read("-x"))
    assert not goals.SOLVED.reached(None, read("-x"))
    assert not goals.SOLVED.reached(read("d/dx[y^2]"), read("-x"))
