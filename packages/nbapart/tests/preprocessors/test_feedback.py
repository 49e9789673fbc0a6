"""A feedback page says what waits for a person, and lists no checks that are worth nothing."""

from types import SimpleNamespace

import pytest
from nbapart import findings
from nbapart.findings import Finding, Findings
from nbapart.preprocessors.feedback import AGAIN, STYLE, WAITING, Complete, Grade
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

ABOUT = {"assignment": "unit", "student": "ada", "notebook": "unit", "db_url": "none"}


@pytest.fixture
def completed():
    """Complete a page on which some cells wait; its cells' metadata, and its style."""

    def complete(*cells, waiting=(), by_hand=False):
        grades = [Grade(cell.id, 0.0, 3.0, cell.id in waiting, by_hand) for cell in cells]
        sheet = SimpleNamespace(grades=grades)
        resources = {"nbgrader": ABOUT, "inlining": {"css": []}, "sheet": sheet}
        notebook, resources = Complete()(new_notebook(cells=list(cells)), resources)
        return [cell.metadata.nbgrader for cell in notebook.cells], resources["inlining"]["css"]

    return complete


def answer(comment):
    """An answer that a person marks."""
    made = tiny.cell(new_markdown_cell, "Because.", "why", points=3, grade=True, solution=True)
    made.metadata.nbgrader.comment = comment
    return made


def marking(name, points):
    """A cell that marks."""
    return tiny.cell(new_code_cell, "1", name, points=points, grade=True, locked=True)


@pytest.mark.parametrize(
    ("comment", "waiting", "shown"),
    [
        (None, ["why"], WAITING),
        ("Fine.", ["why"], f"{WAITING}\n\nFine."),
        ("Fine.", [], "Fine."),
        (None, [], None),
    ],
)
def test_an_answer_that_waits_says_so(completed, comment, waiting, shown):
    """Is an answer that nobody has marked yet told from one with 0 points, comments being kept?"""
    [kind], _ = completed(answer(comment), waiting=waiting)
    assert (kind.comment, kind.grade) == (shown, True)


def test_an_answer_with_a_mark_is_never_called_not_marked(completed):
    """Is an answer that changed after a person marked it said to have points that stand?"""
    [kind], _ = completed(answer("Fine."), waiting=["why"], by_hand=True)
    assert kind.comment == f"{AGAIN}\n\nFine."


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([2, 4], "Not final yet: a person will look at line 2, line 4.\n"),
        ([None], "Not final yet: a person will look at this answer.\n"),
        ([], "Not final yet: a person will look at this answer.\n"),
    ],
)
def test_a_test_that_waits_says_so(completed, found, said):
    """Is it said above what the test has put out, the lines being named where they are known?"""
    test = marking("a-marks", 2)
    test.outputs = [new_output("stream", text="Not decided.")]
    items = tuple(Finding("odd", number, needs_person=True) for number in found)
    findings.write(test, Findings((*items, Finding("sign", 7)), needs_person=True))
    completed(test, waiting=["a-marks"])
    assert [output.text for output in test.outputs] == [said, "Not decided."]


def test_a_test_that_was_looked_at_waits_no_longer(completed):
    """Is nothing said of it any more once the gradebook says that it does not wait?"""
    test = marking("a-marks", 2)
    findings.write(test, Findings((Finding("odd", 2, needs_person=True),), needs_person=True))
    completed(test)
    assert test.outputs == []


def test_checks_without_points_are_no_marks(completed):
    """Is a check that is worth nothing left out of the list of marks, and a test kept in it?"""
    check, marks = completed(marking("a-check", 0), marking("a-marks", 2))[0]
    assert (check.grade, marks.grade) == (False, True)


def test_long_lines_and_tables_have_room(completed):
    """Does the page get a style in which lines are wrapped and columns stand apart?"""
    _, css = completed(answer(None))
    assert css == [STYLE]
    assert "pre-wrap" in STYLE
    assert "padding" in STYLE
