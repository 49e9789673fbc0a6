"""Tests of the list of a sheet's exercises."""

import nbformat
import pytest
from helpers import units
from nbclient import NotebookClient

from sigmoid_course import tutor
from sigmoid_course.status import COVERS, Status, status

ANSWERS = {
    "naming": 'naming = "let alpha = 1 + e^-x\\nd/dx ln(1/alpha)\\n= 3"',
    "base": 'minus = "2x"\nplus = "x',
}


@pytest.fixture(scope="module")
def rows():
    """The rows that the last cell of sheet 3 shows after all cells have run: answer -> row."""
    sheet = nbformat.read(units.ROOT / "release/3-log-sigmoid/3-log-sigmoid.ipynb", as_version=4)
    for cell in sheet.cells:
        cell.source = ANSWERS.get(cell.id, cell.source)
    NotebookClient(sheet, allow_errors=True, kernel_name="python3", timeout=120).execute()
    shown, said = sheet.cells[-1].outputs
    assert said.text.startswith("Nothing is marked yet")
    return dict(_row(line) for line in shown.data["text/plain"].splitlines()[1:])


def _row(line):
    exercise_and_answer, _, others = line.partition("  not yet: ")
    return exercise_and_answer.split()[-1], others


def test_what_checks_have_said(rows):
    """Does the list say of each answer what its check has said, and how its cell has stopped?"""
    assert rows["naming"].startswith("Line 3: Does not follow.")
    assert rows["ratio"].startswith("There is nothing to read yet.")
    assert rows["minus"].startswith("the cell that should define minus stops: SyntaxError")


def test_a_check_that_is_content_and_one_that_did_not_run(monkeypatch, capsys):
    """Are a check that is content, one that was not run and a person's task told apart?"""
    monkeypatch.setattr("sigmoid_course.status.watched", {"a": "content", "b": "not run yet"}.get)
    status(("first", 1.5, "a: check_slip", "b: check_cases", "c: no check"), ("prose", 2))
    _, *shown, _ = capsys.readouterr().out.splitlines()
    assert [row.split()[-4:] for row in shown] == [
        ["content", "the", "form", "alone"],
        ["cases", "that", "are", "marked"],
        ["before", "it", "is", "marked"],
        ["check", "looks", "at", "it."],
    ]


def test_html_has_the_words_of_the_text():
    """Is a message escaped in HTML, and is each row headed by its exercise?"""
    page = Status((("a", "1", "b", "x < y", "all"),))._repr_html_()
    assert "x &lt; y" in page
    assert 'scope="row"' in page


def test_all_checks_say_what_they_cover():
    """Does the list know each check of the tutor?"""
    assert set(COVERS) == {name for name in dir(tutor) if name.startswith("check_")}


@pytest.mark.parametrize("unit", units.UNITS)
def test_the_list_is_the_sheet_s(unit):
    """Are all exercises of a sheet in the list, with their points, and each of their answers?"""
    sheet = nbformat.read(units.ROOT / f"release/{unit}/{unit}.ipynb", as_version=4)
    listed = []
    exec(sheet.cells[-1].source.partition("\n\n")[2], {"tutor": _Noting(listed)})
    graded = [c.metadata.nbgrader for c in sheet.cells if c.metadata.nbgrader.get("grade")]
    names = dict.fromkeys(info.grade_id.partition("-")[0] for info in graded)
    assert [name for name, *_ in listed] == list(names)
    assert sum(points for _, points, *_ in listed) == sum(info.points for info in graded)
    visible = "\n".join(cell.source for cell in sheet.cells[:-1])
    answers = [part.partition(": ")[0] for _, _, *parts in listed for part in parts]
    assert answers
    assert all(answer in visible for answer in answers)


class _Noting:
    """Stands for the tutor, and notes what its status is given."""

    def __init__(self, noted):
        self._noted = noted

    def status(self, *exercises):
        self._noted += exercises
