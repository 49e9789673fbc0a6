"""Tests of what stands around formulas: numbers, and signs that say nothing."""

import pytest
from steptrace.notation.latex.parser import TextLine, all_lines
from steptrace.notation.margins import formulas
from steptrace.tracer import trace


def _texts(*lines):
    rows = [TextLine(number, text, None, lines) for number, text in enumerate(lines, start=1)]
    return [row.text for row in formulas(rows)]


SAME = {
    ("(1) x", "(2) = y"): ("    x", "    = y"),
    ("1. x", "", "2. = y"): ("   x", "", "   = y"),
    ("3) x", "4) = y"): ("   x", "   = y"),
    ("x  (1)", "= y  (2)"): ("x     ", "= y     "),
    ("x == y",): ("x =  y",),
    ("x =", "= y"): ("x  ", "= y"),
    ("x = ", "", "& = y"): ("x   ", "", "& = y"),
    ("x =", "y"): ("x  ", "=y"),
    ("x =  # so", "", "y =", "z"): ("x    # so", "", "=y  ", "=z"),
    ("x.", "= y,  # power rule."): ("x ", "= y   # power rule."),
}


@pytest.mark.parametrize("lines", SAME, ids="; ".join)
def test_what_is_no_formula_becomes_blank(lines):
    """Do numbers and signs become blanks, so that columns stay?"""
    assert _texts(*lines) == list(SAME[lines])


@pytest.mark.parametrize(
    "lines",
    [
        ("(2) x", "(2) = y"),
        ("(1) x", "= (2) y"),
        ("(3) x",),
        ("3x  (1)", "= y"),
        ("x(1)", "= y(2)"),
        ("x =", "=> y = x"),
        ("x =",),
        ("=", "y"),
        ("x # 1: so ==",),
        ("2.5 x",),
    ],
    ids="; ".join,
)
def test_what_may_be_a_formula_stays(lines):
    """Is a number kept that does not count the lines, and a sign that says something?"""
    assert _texts(*lines) == list(lines)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("x =\n  x + ?", 2, 6), (r"\frac{x}{1} = \\ 2 2", 1, 19), ("x =\n\nx = ?", 3, 4)],
)
def test_a_problem_behind_a_carried_sign_is_where_it_was_typed(text, line, column):
    """Is a character that cannot be read told at its own line and column?"""
    problem = trace(text).fault.problem
    assert (problem.line, problem.column) == (line, column)


def test_numbered_rows_of_latex_are_read():
    """Are numbers at the end of pasted rows left out?"""
    rows, _ = all_lines("$y = x^2 \\qquad (1)$\n$y' = 2x \\quad (2)$")
    assert [row.text.strip() for row in formulas(rows)] == ["y = x^2", "y' = 2x"]


def test_a_numbered_derivation_is_judged():
    """Is a numbered derivation sound?"""
    assert trace("(1) d/dx x^2 == 2x.\n(2) = x + x").verdict == "sound"


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        (("f(x) = x^3", "f^{'}(x) = 3x^2", "f^{''}(x) = 6x"), "sound"),
        (("f(x) = x^3", "f^'(x) = 3x^2"), "sound"),
        (("x^2 + y^2 = 1", "2x + 2y y^{'} = 0"), "sound"),
        (("(d/dx)(x^2 + 1) = 2x",), "sound"),
        (("[d/dx](x^2) + (d/dx) ln(x) = 2x + 1/x",), "sound"),
        (("(d/dx)(x^2 + 1) = 2",), "broken"),
        ((r"\left(\frac{d}{dx}\right)(x^2) = 2x",), "sound"),
        (("(d/dx)^2 x^3 = 6x",), "unreadable"),
        (("(d/dx)",), "unreadable"),
        (("(dy/dx)(x) = x dy/dx",), "sound"),
    ],
)
def test_raised_primes_and_an_operator_in_brackets_are_read(lines, verdict):
    """Do they mean what they do without the brackets, also where they stand in a product?"""
    assert trace("\n".join(lines)).verdict == verdict
