"""Tests of the worth of a correction: what is mended, what works on the line, what is copied."""

import random

import pytest
from steptrace.notation.parser import read
from steptrace.notation.printer import to_text
from steptrace.rubric.mending import Correction, Sheet

# In the second of the two, the bracket's own derivative is lost.
TEXTS = ("d/dx x^2\n= 2x", "d/dx (x^2 + 1)^3\n= 3 (x^2 + 1)^2 * d/dx[x^2 + 1]\n= 3 (x^2 + 1)^2 * 2")
FORM = "3 (x^2 + 1)^2 * 2x"
SHEET = Sheet.of(TEXTS, (FORM,))
# The same, where the last line is right again.
RECOVERED = Sheet.of((*TEXTS[:1], TEXTS[1] + "\n= 6x (x^4 + 2x^2 + 1)"), (FORM,))

WORTH = [
    (FORM, "mended", 1, True),
    ("2x * 3 * (1 + x^2)^2", "mended", 1, True),
    ("6x (x^4 + 2x^2 + 1)", "other", 0.5, True),
    ("3 (x^2 + 1)^2 * (2x + x - x)", "other", 0.5, True),
    ("3 (x^2 + 1)^2 * d/dx[x^2]", "not worked", 0, True),
    ("3 (x^2 + 1)^2 * d/dx[1 + x^2]", "copied", 0, False),
    ("3 (x^2 + 1)^2 * d/dx[x^2 + 1] * (x + 5)/(x + 5)", "copied", 0, False),
    ("3 (x^2 + 1)^2 * d/dx[x^2 + 1] + (x + 1)^2 - x^2 - 2x - 1", "not worked", 0, False),
    ("d/dx (1 + x^2)^3", "copied", 0, False),
    ("3 (x^2 + 1) * 2x", "different", 0, True),
    ("3 (x^2 + 1)^2 * x", "different", 0, True),
    ("3 (x^2 + 1)^2 * 2", "different", 0, False),
    ("6 (x^4 + 2x^2 + 1)", "different", 0, False),
    ("2x", "different", 0, False),
    ("3 (x^2 + 1)^2 * d/dx[x^2 - x]", "different", 0, False),
]


@pytest.mark.parametrize(("text", "verdict", "share", "works"), WORTH)
def test_what_a_correction_is_worth(text, verdict, share, works):
    """Is it known what a correction is, what it earns, and whether it works on the line?"""
    found = Correction(SHEET, read(text))
    assert (found.verdict, found.share, found.works) == (verdict, share, works)


@pytest.mark.parametrize("text", ["6x (x^2 + 1)(x^2 + 1) + x^2 - x^2", "6x^5 + 12x^3 + 6x"])
def test_no_other_line_counts_where_one_can_be_copied(text):
    """Is another true line worth nothing where the sheet prints one with nothing left to do?"""
    assert [Correction(sheet, read(text)).share for sheet in (SHEET, RECOVERED)] == [0.5, 0]
    assert Correction(RECOVERED, read(FORM)).share == 1


@pytest.mark.parametrize("wrong", ["x^2 - 1", "x^3 + 1", "y + 1"])
def test_one_slip_made_throughout_works_on_the_line(wrong):
    """Is a part that is wrong in all its places one slip, but none if it is wrong in one?"""
    sheet = Sheet.of(
        ("d/dx[2x/(x^2 + 1)]\n= (2 (x^2 + 1) + 2x * 2x)/(x^2 + 1)^2",),
        ("(2 (x^2 + 1) - 2x * 2x)/(x^2 + 1)^2",),
    )
    throughout = to_text(sheet.forms[0]).replace("x^2 + 1", wrong)
    assert Correction(sheet, read(throughout))._has_one_slip_throughout
    assert not Correction(sheet, sheet.step.after)._has_one_slip_throughout


@pytest.mark.parametrize("seed", range(20))
def test_the_order_changes_nothing(seed):
    """Is a mended line right, and a try a try, in whatever order its factors stand?"""
    factors = ["3", "(x^2 + 1)^2", "2", "x"]
    random.Random(seed).shuffle(factors)
    assert Correction(SHEET, read(" * ".join(factors))).verdict == "mended"
    factors[factors.index("(x^2 + 1)^2")] = "(x^2 + 1)"
    assert Correction(SHEET, read(" * ".join(factors))).works
