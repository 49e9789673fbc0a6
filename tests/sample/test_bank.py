"""The answer bank is read as it is written, and refuses what does not follow its form."""

from collections import Counter

import nbformat
import pytest
from nbapart.course import Course
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_notebook

from sigmoid_course.sample import bank

THIS = Course(tiny.ROOT)


def write(root, name, text, exercise="steps"):
    path = root / "answers/1-unit" / exercise / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def answer_cell(grade_id, solution=True):
    meta = {"nbgrader": {"grade_id": grade_id, "solution": solution}}
    return new_code_cell("old", metadata=meta)


def test_reads_every_field(tmp_path):
    """Does an answer carry its exercise, name, points, message, slip and code?"""
    write(
        tmp_path, "wrong-sign.py", "# points: 2.5\n# message: line 2\n# slip: sign\n\n# my\na = 1\n"
    )
    assert bank.answers(tmp_path, "1-unit") == [
        bank.Answer("steps", "wrong-sign", 2.5, "line 2", "sign", "# my\na = 1")
    ]


def test_right_answers_come_first_by_exercise(tmp_path):
    """Is the order of answers the same on every machine: by exercise, right ones first?"""
    write(tmp_path, "wrong-a.py", "# points: 0\n# message: no\na = 1")
    write(tmp_path, "right-b.py", "# points: 3\na = 1")
    write(tmp_path, "right-c.py", "# points: 3\na = 1", exercise="cube")
    names = [(a.exercise, a.name, a.right) for a in bank.answers(tmp_path, "1-unit")]
    assert names == [
        ("cube", "right-c", True),
        ("steps", "right-b", True),
        ("steps", "wrong-a", False),
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("right-a.py", "a = 1\n", "# points"),
        ("right-a.py", "# points: many\na = 1\n", "# points"),
        ("right-a.py", "# points: 3\n\n", "code is missing"),
        ("wrong-a.py", "# points: 3\na = 1\n", "# message"),
        ("maybe-a.py", "# points: 3\na = 1\n", "right- or wrong-"),
    ],
)
def test_names_the_file_that_breaks_the_form(tmp_path, name, text, expected):
    """Does a file that does not follow the form get a message naming it and what was expected?"""
    path = write(tmp_path, name, text)
    with pytest.raises(ValueError, match=expected) as error:
        bank.answers(tmp_path, "1-unit")
    assert str(path) in str(error.value)


def test_fill_replaces_the_answer_cell_alone():
    """Does filling change the answer cell, and neither the others nor the notebook given?"""
    notebook = new_notebook(cells=[answer_cell("steps"), answer_cell("steps-check", False)])
    filled = bank.fill(notebook, {"steps": "new"})
    assert [cell.source for cell in filled.cells] == ["new", "old"]
    assert [cell.source for cell in notebook.cells] == ["old", "old"]


def test_fill_refuses_an_unknown_exercise():
    """Is an exercise that the notebook lacks named, a locked cell of that name included?"""
    notebook = new_notebook(cells=[answer_cell("steps-check", solution=False)])
    with pytest.raises(ValueError, match="steps-check"):
        bank.fill(notebook, {"steps-check": "new"})


@pytest.mark.parametrize("unit", THIS.units)
def test_every_exercise_has_answers_enough(unit):
    """Has each exercise marked by machine at least 6 right answers and 10 wrong ones?"""
    notebook = nbformat.read(THIS.notebook("source", unit), as_version=4)
    names = {bank._answer_id(cell) for cell in notebook.cells if cell.cell_type == "code"} - {None}
    counts = Counter((a.exercise, a.right) for a in bank.answers(THIS.root, unit))
    assert {exercise for exercise, _ in counts} == names
    assert [name for name in names if counts[name, True] < 6 or counts[name, False] < 10] == []


@pytest.mark.parametrize("unit", THIS.units)
def test_no_answer_stands_twice(unit):
    """Is each answer of an exercise another one?"""
    counts = Counter((a.exercise, a.source) for a in bank.answers(THIS.root, unit))
    assert [key for key, count in counts.items() if count > 1] == []
