"""What became of a delivery is said line by line."""

import pytest
from nbapart.delivery.account import Collected, lines, problems
from nbapart.delivery.archive import NotTaken


def test_says_everything():
    """Are all states said, with names that are safe to print?"""
    result = Collected("Moodle", empty_handed=["Ben (2)"], notices=["Two are called Jo."])
    result.account("a.ipynb", "placed", "ada/1-first")
    result.account("b.ipynb", "same", "ada/1-first")
    result.account("c.ipynb", "superseded", "ada/1-first: a counts")
    result.account("d\x1b[2J.pdf", "not placed", "a PDF")
    result.account("e.txt", "the platform's")
    result.account(".DS_Store", "left behind")
    result.absent = {"1-first": ["cy"], "2-second": []}
    assert list(lines(result)) == [
        "submitted/ada/1-first",
        "Recognised: Moodle.",
        "1 placed, 1 there already, 1 superseded, 1 the platform's own, 1 left behind by systems, "
        "1 not placed.",
        "The same: b.ipynb: ada/1-first",
        "Superseded: c.ipynb: ada/1-first: a counts",
        "Two are called Jo.",
        "Not handed in, 1-first: cy.",
        "Not handed in, 2-second: nobody.",
    ]
    assert list(problems(result)) == [
        "Not placed: d?[2J.pdf: a PDF",
        "Nothing was placed of Ben (2).",
    ]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotTaken("a PDF"), "a PDF"),
        (OSError(28, "No space left"), "into submitted/: No space left"),
    ],
)
def test_a_fault_stops_nothing(error, said):
    """Is a file that fails accounted for, and does the next one go on?"""
    result = Collected()
    with result.refusing("a.ipynb"):
        raise error
    assert result.refused[0][0] == "a.ipynb"
    assert result.refused[0][1].endswith(said)
