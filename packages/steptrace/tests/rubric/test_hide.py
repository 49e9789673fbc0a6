"""Tests of hiding the lines in the source code of a check."""

import contextlib
import io

import pytest
from steptrace.checks.derivation import check_derivation
from steptrace.checks.outcome import NotYet
from steptrace.errors import Misused
from steptrace.rubric.hide import hide_lines

CALL = """tutor.check_derivation(
    größe,  # the answer
    start="d/dx (x^2 + 1)^3",
    end="6x (x^2 + 1)^2",
    through=[
        ("the outer derivative times the inner one, which waits",
         "3 (x^2 + 1)^2 * d/dx[x^2 + 1]"),
        "3 (x^2 + 1)^2 * (x + x)",
    ],
    between=[[], ["3 (x^2 + 1)^2 * (3x - x)", "3 (x^2 + 1)^2 * (x/2 + 3x/2)"], []],
)
other(größe, through=["3 (x^2 + 1)^2 * d/dx[x^2 + 1]"])"""
START, RULE, PRINTED, END = (
    "d/dx (x^2 + 1)^3",
    "3 (x^2 + 1)^2 * d/dx[x^2 + 1]",
    "3 (x^2 + 1)^2 * (x + x)",
    "6x (x^2 + 1)^2",
)


class Tutor:
    """What the cell calls."""

    check_derivation = staticmethod(check_derivation)


def call(source, answer):
    """Whether the check is content with an answer."""
    names = {"tutor": Tutor, "größe": "\n= ".join(answer), "other": lambda *_, **__: None}
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            exec(source, names)
        except NotYet:
            return False
    return True


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        ([START, RULE, PRINTED, END], True),
        ([START, "2 (x^2 + 1)^2 d/dx[1 + x^2] + (x^2 + 1)^2 d/dx[1 + x^2]", PRINTED, END], False),
        ([START, PRINTED, END], False),
        ([START, END], False),
    ],
)
def test_a_check_with_digests_says_what_one_with_lines_says(answer, content):
    """Is the same answer content for the check that an author wrote and for the released one?"""
    assert call(CALL, answer) == call(hide_lines(CALL), answer) == content


def test_no_line_that_is_only_described_stays():
    """Are described lines gone, the printed ones and other calls as they were, and the code one?"""
    hidden = hide_lines(CALL)
    check, _, rest = hidden.partition("other(")
    assert RULE not in check
    assert RULE in rest
    assert PRINTED in check
    assert "which waits" in check
    assert "3x - x" not in check
    assert "größe,  # the answer" in check
    assert hide_lines(hidden) == hidden


def test_code_without_such_a_check_stays():
    """Is any other cell left as it is?"""
    assert hide_lines("x = 1  # through=[2]\n") == "x = 1  # through=[2]\n"


def test_lines_must_be_written_out():
    """Is an author told that lines from elsewhere cannot be hidden?"""
    with pytest.raises(Misused, match="through= should be written out"):
        hide_lines('check_derivation(a, start="x", end="2x", through=lines)')
