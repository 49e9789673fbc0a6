"""Tests of what is said about text that cannot be read."""

import re
from pathlib import Path

import pytest
from steptrace.messages import parsing
from steptrace.messages.english import ENGLISH
from steptrace.notation.reader import read_derivation

HINTS = {
    "x\n= e^-2x": "e^(-2x)",
    "1/2x": "1/(2x)",
    "ln x y": "ln(x y) or ln(x) y",
    "ln sigma(x) y": "ln(x y)",
    "a = 1 + x\nb = a^2  # so\nd/dx b": "let a = 1 + x",
    "ln^-1 x": "1/ln(x)",
    "log2(x)": "log_2",
    "log_2x(3)": "log_2(x)",
    "foo": "A remark stands after #",
    "dx": "d x",
    "2x by x": "A remark stands after #",
    "(expand with e^x)": "A remark stands after #",
    "sigmoid(x)": "Write sigma(x)",
    "tan(x)": "sin(x)/cos(x)",
    "d/dx arcsin(x) = 1": "arcsin is not in the notation yet",
    "lnab": "ln(ab)",
    "p + i + a + pia": "p * i * a or pi * a",
    "w^T": "w^(T)",
    "x^(i)": "x_i",
    "v(t)": "v * (t)",
    "ex": "e^x",
    "x2": "x_2",
    "2 3": "x * 2",
    "(1 + x": "(",
    "1 + x)": ")",
    "(1 + x]": "column 1",
    "d/dx (1 + x)(1 - x)": "d/dx[",
    "d/dx^2 x": "d^2/dx^2",
    "e^x'": "(e^x)'",
    "f'(x)": "f' * (",
    "(w x)'": "d/dx[",
    "y dsigma/dx + x": "sigma(x)",
    "sin^-1 x": "1/sin(x) or the inverse function of sin",
    "d/dx (1-y)(1+y)": "Write d/dx[(1-y)(1+y)] or d/dx[1-y](1+y)",
    "d/dx (1-y)^2 * 2y": "Write d/dx[(1-y)^2 * 2y] or d/dx[(1-y)^2] * 2y",
    "d^2/dy^2 (1-y) y": "Write d^2/dy^2[(1-y) y] or d^2/dy^2[1-y] y",
    r"\frac{d(x) + 1}{dx}": "d/dx[(x) + 1]",
    "x\nx": "begins with =",
    "= x": "Begin with",
    "1 +": "a number, a name",
    "x\x00": "U+0000",
}


@pytest.mark.parametrize("text", HINTS)
def test_a_slip_of_writing_is_shown_with_its_mend(text):
    """Are line, column, the line itself, a caret and a hint shown, within 80 columns?"""
    problem = read_derivation(text).unreadable
    *said, shown, caret = parsing.located(problem).splitlines()
    assert " ".join(said).startswith(
        f"Not readable at line {problem.line}, column {problem.column + 1}: "
    )
    assert HINTS[text] in " ".join(said)
    assert shown[4:] == problem.text.replace("\x00", "?")
    assert caret == " " * (4 + problem.column) + "^"
    assert max(map(len, said)) <= 80


def test_a_long_line_is_shown_around_the_place():
    """Does the caret stand under the fault where the line is wider than a page?"""
    text = "x" + " + x" * 300 + " + ?" + " + x" * 50
    problem = read_derivation(text).unreadable
    *_, shown, caret = parsing.located(problem).splitlines()
    assert len(shown) <= 80
    assert shown[len(caret) - 1] == "?"


def test_hidden_characters_are_named():
    """Is a right-to-left mark named by its number and shown as a question mark?"""
    message = parsing.located(read_derivation("x \u202e + 1").unreadable)
    assert "U+202E" in message
    assert "\u202e" not in message


def test_an_empty_text_is_told_what_to_do():
    """Does nothing to read have no line and no caret?"""
    assert parsing.located(read_derivation("").unreadable) == ENGLISH.say("problem", "nothing")


def test_every_problem_that_is_raised_has_its_sentence():
    """Is there a sentence for each kind that the readers raise, and a use for each sentence?"""
    folder = Path(parsing.__file__).parents[1] / "notation"
    source = "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")))
    raised = set(re.findall(r'Unreadable\(\s*"([a-z-]+)"', source))
    assert raised <= set(ENGLISH.entries["problem"])
    assert all(f'"{kind}"' in source for kind in ENGLISH.entries["problem"])
