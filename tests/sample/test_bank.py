"""The answer bank is read as it is written, and refuses what does not follow its form."""

from collections import Counter
from dataclasses import fields

import nbformat
import pytest
from helpers.units import ROOT
from nbapart.course import Course
from nbformat.v4 import new_code_cell, new_notebook

from sigmoid_course.sample import bank

THIS = Course(ROOT)


REFERENCE = 'a = 1\nb = {"x": 2, "y": 3}\n'


def write(root, name, text, exercise="steps"):
    """Write a file of a bank, and the reference beside it."""
    path = root / "answers/1-unit" / exercise / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name("reference.py").write_text(REFERENCE, encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return path


def answer_cell(grade_id, solution=True):
    meta = {"nbgrader": {"grade_id": grade_id, "solution": solution}}
    return new_code_cell("old", metadata=meta)


def test_reads_every_field(tmp_path):
    """Does an answer carry its exercise, name, points, message, slip and code?"""
    header = "# points: 2.5\n# message: line 2: no\n# slip: sign\n"
    write(tmp_path, "wrong-sign.py", f"{header}\n# my\na = -1\n")
    assert bank.answers(tmp_path, "1-unit") == [
        bank.Answer(
            exercise="steps",
            name="wrong-sign",
            points=2.5,
            message="line 2: no",
            slip="sign",
            source='# my\na = -1\nb = {"x": 2, "y": 3}',
        )
    ]


def test_every_field_is_an_attribute():
    """Is what a header may say kept, but for how it is to be read?"""
    attributes = {field.name for field in fields(bank.Answer)}
    assert set(bank.FIELDS) - attributes == {"whole"}


def test_an_open_answer_says_what_waits(tmp_path):
    """Does it carry the places at which a person must look, and count as no right one?"""
    write(tmp_path, "open-a.py", "# points: 1\n# message: no\n# waits: line 2, line 4\na = 2")
    (found,) = bank.answers(tmp_path, "1-unit")
    assert (found.waits, found.right) == (("line 2", "line 4"), False)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("", REFERENCE),
        ("# whole\nimport math\na = 1", "import math\na = 1"),
        ("# whole\n(", "("),
        ('b["y"] = 4', 'a = 1\nb = {"x": 2, "y": 4}'),
    ],
)
def test_an_answer_is_what_differs_or_whole(tmp_path, text, source):
    """Is an answer the reference with what its file states, or the file alone if it says so?"""
    write(tmp_path, "right-a.py", f"# points: 3\n{text}\n")
    (found,) = bank.answers(tmp_path, "1-unit")
    assert found.source == source.strip()


def test_right_answers_come_first_by_exercise(tmp_path):
    """Is the order of answers the same on every machine: by exercise, right ones first?"""
    write(tmp_path, "wrong-a.py", "# points: 0\n# message: no\na = 2")
    write(tmp_path, "right-b.py", "# points: 3\na = 1")
    write(tmp_path, "right-c.py", "# points: 3\na = 1", exercise="cube")
    names = [(a.exercise, a.name, a.right) for a in bank.answers(tmp_path, "1-unit")]
    assert names == [
        ("cube", "right-c", True),
        ("steps", "right-b", True),
        ("steps", "wrong-a", False),
    ]
    assert bank.references(tmp_path, "1-unit") == dict.fromkeys(("cube", "steps"), REFERENCE[:-1])


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("right-a.py", "a = 1\n", ": answers like this open with a line like '# points: 2.5'"),
        ("right-a.py", "# points: many\na = 1\n", ", line 1: expected a line like '# points: 2.5'"),
        ("right-a.py", "# points: 3\n# point: 3\n", ", line 2: expected each field of points, "),
        ("right-a.py", "# points: 3\n# points: 3\n", ", line 2: expected each field of points, "),
        ("right-a.py", "# points: 3\n# whole: yes\n", ", line 2: expected a line like '# whole'"),
        ("right-a.py", "# points: 3\n# whole\n\n", ": the answer cell's code is missing"),
        ("wrong-a.py", "# points: 3\na = 1\n", ": answers like this open with a line like '# mess"),
        ("wrong-a.py", "# points: 3\n# message:\n", ", line 2: expected a line like '# message: "),
        (
            "maybe-a.py",
            "# points: 3\na = 1\n",
            ": a file's name begins with one of right-, wrong-, open- ",
        ),
        (
            "right-a.py",
            "# points: 3\n# waits: line 2\na = 1\n",
            ": an answer that waits for a person",
        ),
        ("open-a.py", "# points: 3\n# message: no\na = 1\n", ": answers like this open with"),
        ("right-a.py", "# points: 3\n\nc = 1\n", ", line 3: c has no counterpart in the reference"),
        ("right-a.py", "# points: 3\na = (\n", ", line 2: '(' was never closed; an answer that is"),
    ],
)
def test_names_the_file_that_breaks_the_form(tmp_path, name, text, expected):
    """Does a file that does not follow the form get a message naming it and what was expected?"""
    path = write(tmp_path, name, text)
    with pytest.raises(bank.BadAnswer) as error:
        bank.answers(tmp_path, "1-unit")
    assert str(error.value).startswith(f"{path}{expected}")


def test_names_the_reference_that_is_missing(tmp_path):
    """Is it said which file an exercise lacks?"""
    path = write(tmp_path, "right-a.py", "# points: 3\na = 1").with_name("reference.py")
    path.unlink()
    with pytest.raises(bank.BadAnswer, match="reference is missing") as error:
        bank.answers(tmp_path, "1-unit")
    assert str(error.value).startswith(str(path))


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
