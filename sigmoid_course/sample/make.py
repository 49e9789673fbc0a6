"""Makes a sample class from the answer bank, to try marking before there is a real class."""

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart.fingerprint import digest
from nbapart.gradebook import read
from nbformat import NotebookNode

from sigmoid_course.sample import bank

if TYPE_CHECKING:  # nbgrader takes a second to import, and has no types of its own
    from nbgrader.api import Gradebook
    from nbgrader.apps import NbGrader

Bank = dict[str, list[bank.Answer]]  # an exercise's name -> its answers

NAMES = (
    *("ada", "ben", "carla", "dan", "ella", "finn", "greta", "hugo", "ines", "jonas", "kira"),
    *("liam", "mia", "noah", "olga", "paul", "rosa", "sam", "tara", "uwe", "vera", "wim"),
    *("yara", "zoe"),
)

# Of six students, three have everything right, two about half, one nothing.
KINDS = ("right", "right", "partly", "right", "partly", "wrong")

DESCRIPTION = "of six, 3 with every answer right, 2 with about half of them, 1 with none"

PROSE = "This stands for an answer in prose, which a person reads and marks."


def students(count: int) -> list[str]:
    """Return the names of a class; from the 25th student on they carry a number.

    Examples
    --------
    >>> students(26)[23:]
    ['zoe', 'ada-2', 'ben-2']
    """
    names = [(NAMES[number % len(NAMES)], number // len(NAMES) + 1) for number in range(count)]
    return [name if turn == 1 else f"{name}-{turn}" for name, turn in names]


def make(course: Course, count: int = len(NAMES)) -> int:
    """Hand in the sample class for every unit.

    Parameters
    ----------
    course : nbapart.course.Course
        Its units are released, and `submitted/` is empty.
    count : int
        The number of students.

    Returns
    -------
    int
        The number of submissions made.

    Raises
    ------
    CourseError
        `submitted/` is not empty, or there is no answer bank.
    """
    if course.submissions:
        raise CourseError(
            "submitted/ holds work already, and the sample class does not mix with it. "
            "Take that work elsewhere first; `course sample --clear` takes an older one away."
        )
    banks = {unit: _bank(course, unit) for unit in course.units}
    made = {}
    for unit, answers in banks.items():
        for number, student in enumerate(students(count)):
            path = course.folder("submitted", student, unit) / f"{unit}.ipynb"
            path.parent.mkdir(parents=True)
            path.write_text(_notebook(course, unit, answers, number), encoding="utf-8")
            made[f"{student}/{unit}"] = digest([path], path.parent)
    _manifest(course).parent.mkdir(exist_ok=True)
    _manifest(course).write_text(json.dumps(made, indent=1))
    return len(made)


def clear(course: Course, app: "NbGrader") -> tuple[list[str], list[str]]:
    """Remove the sample class, with its marks and feedback, and nothing else.

    Parameters
    ----------
    course : nbapart.course.Course
    app : nbgrader.apps.NbGrader

    Returns
    -------
    cleared, kept : list of str
        STUDENT/UNIT of the submissions that were removed, and of those that were kept because they
        have been changed.
    """
    made = _made(course)
    kept = [name for name, before in made.items() if _changed(course, name, before)]
    cleared = [name for name in made if name not in kept]
    with read.gradebook(app) as book:
        for name in cleared:
            _take_away(course, book, *name.split("/"))
    _manifest(course).unlink(missing_ok=True)
    return cleared, kept


def made(course: Course) -> set[str]:
    """Return STUDENT/UNIT of all that `make` has made and `clear` not taken away."""
    return set(_made(course))


def _made(course):
    return json.loads(_manifest(course).read_text()) if _manifest(course).is_file() else {}


def _notebook(course: Course, unit: str, answers: Bank, number: int) -> str:
    import nbformat

    released = nbformat.read(course.notebook("release", unit), as_version=4)
    return nbformat.writes(fill(released, answers, number)) + "\n"


def fill(released: NotebookNode, answers: Bank, number: int) -> NotebookNode:
    """Answer a released notebook as the student of that number would.

    Parameters
    ----------
    released : nbformat.NotebookNode
    answers : dict of str to list of Answer
        The answers in the bank by the exercise's name.
    number : int
        From 0; it determines how much is right, and which answers are used.

    Returns
    -------
    nbformat.NotebookNode
        A copy with the answers in place.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> cell = new_code_cell("a = 0", metadata={"nbgrader": {"grade_id": "a", "solution": True}})
    >>> given = [bank.Answer(exercise="a", name="right-one", points=1, source="a = 1")]
    >>> fill(new_notebook(cells=[cell]), {"a": given}, 0).cells[0].source
    'a = 1'
    """
    kind = KINDS[number % len(KINDS)]
    sources = {}
    for place, (exercise, choices) in enumerate(answers.items()):
        right = kind == "right" or (kind == "partly" and (place + number // 2) % 2 == 0)
        fitting = [answer for answer in choices if answer.right == right and not answer.waits]
        sources[exercise] = fitting[number % len(fitting)].source
    filled = bank.fill(released, sources)
    if kind != "wrong":
        _write_prose(filled)
    return filled


def _write_prose(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("grade") and meta.get("solution"):
            cell.source = PROSE


def _bank(course: Course, unit: str) -> Bank:
    exercises: Bank = {}
    for answer in bank.answers(course.root, unit):
        exercises.setdefault(answer.exercise, []).append(answer)
    if not exercises:
        raise CourseError(
            f"the sample class is made from answers/{unit}/, and there are no answers there. "
            f"Put a class's work into submitted/STUDENT/{unit}/, or use `course collect`."
        )
    for exercise, choices in exercises.items():
        if len({answer.right for answer in choices}) < 2:
            raise CourseError(f"answers/{unit}/{exercise}/ lacks a right or a wrong answer.")
    return exercises


def _manifest(course: Course) -> Path:
    return course.results.parent / "sample.json"


def _changed(course: Course, name: str, before: str) -> bool:
    folder = course.root / "submitted" / name
    files = [path for path in folder.rglob("*") if path.is_file()]
    return bool(files) and digest(files, folder) != before


def _take_away(course: Course, book: "Gradebook", student: str, unit: str) -> None:
    for step in ("submitted", "autograded", "feedback"):
        folder = course.folder(step, student, unit)
        shutil.rmtree(folder, ignore_errors=True)
        if folder.parent.is_dir() and not any(folder.parent.iterdir()):
            folder.parent.rmdir()
    _forget(book, student, unit)


def _forget(book: "Gradebook", student: str, unit: str) -> None:
    from nbgrader.api import MissingEntry

    try:
        book.remove_submission(unit, student)
        if not book.find_student(student).submissions:
            book.remove_student(student)
    except MissingEntry:
        pass  # It was never marked.
