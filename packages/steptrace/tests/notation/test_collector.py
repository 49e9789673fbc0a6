"""Tests of derivations with functions that a line gives: what each line says, and goes on from."""

import pytest
from steptrace.checks.derivation import check_derivation
from steptrace.notation.printer import to_text
from steptrace.notation.reader import read_derivation
from steptrace.tracer import trace


def _verdict(*lines):
    result = trace("\n".join(lines))
    return result.verdict + (f" at {result.line}" if result.line else "")


SIGMOID = "f(x) = 1/(1 + e^-x)"
WHOLE = {
    (SIGMOID, "f'(x) = e^-x/(1 + e^-x)^2", "f'(x) = f(x) (1 - f(x))"): "sound",
    (SIGMOID, "f' = f(x) (1 + f(x))"): "broken at 2",
    (SIGMOID, "f(0) = 1/2", "f(-x) = 1 - f(x)"): "sound",
    (SIGMOID, "f(0) = 1"): "broken at 2",
    (SIGMOID, "f(x) = e^x/(e^x + 1)", "f'(x) = e^x/(e^x + 1)^2"): "sound",
    (SIGMOID, "f(x) = e^x/(1 - e^x)"): "broken at 2",
    (SIGMOID, "d/dx f(x)", "= e^-x/(1 + e^-x)^2"): "sound",
    (f"let {SIGMOID}", "f'", "= e^-x/(1 + e^-x)^2"): "sound",
    (SIGMOID, "df/dx = e^-x/(1 + e^-x)^2", "= f - f^2"): "sound",
    ("f(x) = x^3", "f'(x) = 3x^2", "f''(x) = 6x", "f'(-x) = 3x^2"): "sound",
    ("f(x) = x^3", "f'(x) = 3x^2", "f'(2) = 12", "f'(0) = 0"): "sound",
    ("f(x) = x^3", "f'(x) = 3x^2", "f'(2) = 13"): "broken at 3",
    ("f(x) = x^3", "f'(x) = d/dx x^3", "= 3x^2", "f'(2) = 12"): "sound",
    ("f(x) = x^3", "f'(x) = 3x^2", "f''(x) = 6x", "f''(2) = f''(1) + 6"): "sound",
    ("f(x) = x^3", "f''(x) = 6x", "f'(1) = 3"): "unreadable at 3",
    ("s(x) = σ(x)", "s'(x) = s(x)(1 - s(x))", "s'(0) = 1/4"): "sound",
    ("s(x) = σ(x)", "s'(x) = s(x)(1 - s(x))", "s'(0) = 1/2"): "broken at 3",
    ("f'(x) = d/dx x^2", "= 2x"): "sound",
    ("f'(x) = d/dx x^2", "= 3x"): "broken at 2",
    ("f(x) = x^2", "g(x) = 1/f(x)", "g(2) = 1/4", "g'(x) = -f'(x)/f(x)^2"): "sound",
    ("f(x) = u^2", "u = 1 + x", "f(0) = 1"): "sound",
    ("u = 1 + x", "f(x) = u^2", "f(0) = 1", "f(0) = u^2"): "broken at 4",
    ("f(x) = e^x", "y^2 + f(x) = 1", "2y y' + f'(x) = 0"): "sound",
    ("f(x) = e^x", "y^2 + f(x) = 1", "2y y' + f(x)^2 = 0"): "broken at 3",
    ("f(x) = x^2", "f'(x) = dy/dx = 2x"): "sound",
    ("f(x) = x^2", "f'(x) = y' = 3x"): "broken at 2",
    ("f(x) = x^2", "dy/dx = f'(x) = 2x"): "sound",
    ("f(x) = x^2", "y = x^3", "f'(x) = dy/dx = 2x"): "broken at 3",
    ("sigma(x) = 1/(1 + e^-x)", "= e^x/(e^x + 1)"): "sound",
    ("loss(w) = (w x - y)^2", "loss'(w) = 2 (w x - y) x"): "sound",
    (r"h_\theta(x) = e^{\theta x}", r"h_\theta'(x) = \theta h_\theta(x)"): "sound",
    (r"\operatorname{loss}(w) = w^2", r"\frac{d \operatorname{loss}}{dw} = 2w"): "sound",
    (r"\text{loss}(w) = w^2", r"\text{loss}'(w) = 2w"): "sound",
    (r"f \left(x\right) = x^2", r"f ' \left(x\right) = 2 x"): "sound",
    ("v(t) + 1", "= 1 + t v(t)"): "unreadable at 1",
}


@pytest.mark.parametrize("lines", WHOLE, ids="; ".join)
def test_names_of_functions_mean_what_they_say(lines):
    """Is each line true of the function that the first line gives?"""
    assert _verdict(*lines) == WHOLE[lines]


def test_the_rule_and_the_slip_are_those_of_the_meaning():
    """Is a slope judged by the rules of what was last said of the function?"""
    result = trace("f(x) = (x^2 + 1)/(x - 1)\nf'(x) = (2x (x - 1) - (x^2 + 1) * 1)/(x - 1)^2")
    assert result.steps[0].rules == ("quotient rule",)
    result = trace("f(x) = (x^2 + 1)/(x - 1)\nf'(x) = (2x (x - 1) + (x^2 + 1) * 1)/(x - 1)^2")
    assert result.steps[0].slip == "quotient-plus"
    result = trace("f(x) = x^2 x\nf(x) = x^3\nf'(x) = 3x^2")
    assert result.steps[1].rules == ("power rule",)


def test_a_second_slope_goes_on_from_the_first():
    """Is f'' judged against what was said of f', even where that was wrong?"""
    result = trace("f(x) = x^3\nf'(x) = 2x^2\nf''(x) = 4x\nf''(x) = 6x")
    assert [step.verdict for step in result.steps] == ["breaks", "follows", "recovers"]


def test_a_value_has_all_names_written_out():
    """Is g(0) that of what g stands for, with f in it written out?"""
    lines = read_derivation("let f(x) = x + 1\nlet g(x) = f(x)^2\ng(0)").lines
    assert to_text(lines[0].node) == "(0 + 1)^2"


@pytest.mark.parametrize(
    "lines", [("f(x) = f(x) + x", "f(0) = 0"), ("f(x) = g(x)", "g(x) = f(0)")], ids="; ".join
)
def test_a_value_of_what_has_no_meaning_is_refused(lines):
    """Is f(0) refused where what f stands for leads back to f, or to a function without meaning?"""
    assert read_derivation("\n".join(lines)).unreadable.kind == "no-first-line"


CUBE = {"start": "d/dx x^3", "end": "3x^2", "between": [["3x^(3 - 1)"]]}


@pytest.mark.parametrize(
    "answer",
    [
        "f(x) = x^3\nf'(x) = 3x^(3 - 1)\nf'(x) = 3x^2",
        "f(x) = x^3\nf'(x) = 3x^(3 - 1)\n= 3x^2",
        "f'(x) = d/dx x^3\n= 3x^(3 - 1)\n= 3x^2",
        "g(x) = x^3\ndg/dx = d/dx x^3 = 3x^(3 - 1)\n= 3x^2",
    ],
)
def test_an_exercise_may_be_begun_with_a_name(answer, capsys):
    """Are all points earned where the start is the right-hand side of a name's first line?"""
    assert check_derivation(answer, **CUBE, points=2) == 2
