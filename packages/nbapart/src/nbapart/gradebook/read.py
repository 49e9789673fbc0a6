"""Reads the gradebook: points, what waits for a person, and the mean of each exercise."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nbapart import way
from nbapart.way import Way

if TYPE_CHECKING:
    from nbgrader.api import Comment, Grade, Gradebook, SubmittedNotebook
    from nbgrader.apps import NbGrader

AGAIN = "marked before, then changed"


@dataclass(frozen=True)
class Mark:
    """The mark of one marking cell.

    Attributes
    ----------
    exercise : str
        The exercise it belongs to.
    score, worth : float
        Points earned so far, and points that can be earned.
    waiting : bool
        Whether a person still has to look at it.
    again : bool
        Whether it waits although a person has marked it: the answer or its task has changed since.
        The mark stands until they have looked again.
    inside : str
        The name of its test where that runs inside, so that its student can forge the mark; else
        empty.
    part : str
        Which of the exercise's marks it is; empty where its name tells none.
    """

    exercise: str
    score: float
    worth: float
    waiting: bool
    inside: str = ""
    part: str = ""
    again: bool = False


@dataclass(frozen=True)
class Record:
    """The marks of one submission.

    Attributes
    ----------
    student, unit : str
    marks : tuple of Mark
        In no particular order.
    comments : tuple of str
        What graders wrote.
    penalty : float
        Points that are taken away because the submission was late.
    late : float
        By how many seconds it was late; 0 also where that is not known.
    untimed : bool
        Whether the platform says that it was late, and nobody knows by how much.
    """

    student: str
    unit: str
    marks: tuple[Mark, ...]
    comments: tuple[str, ...] = ()
    penalty: float = 0.0
    late: float = 0.0
    untimed: bool = False

    @property
    def lateness(self) -> str:
        """Whether it was late, in words; empty where it was not, as far as that is known."""
        if self.late > 0:
            return "late"
        return "late, time unknown" if self.untimed else ""

    @property
    def total(self) -> float:
        """Points without the penalty, as feedback and nbgrader's export have them."""
        return max(0.0, self.points - self.penalty)

    @property
    def points(self) -> float:
        """Points earned so far."""
        return sum(mark.score for mark in self.marks)

    @property
    def worth(self) -> float:
        """Points that can be earned."""
        return sum(mark.worth for mark in self.marks)

    @property
    def waiting(self) -> list[str]:
        """Names of the exercises that wait for a person, in order."""
        return sorted({mark.exercise for mark in self.marks if mark.waiting})

    @property
    def waits(self) -> dict[str, str]:
        """The exercises that wait, in order, each with what is to be known of it."""
        again = {mark.exercise for mark in self.marks if mark.again}
        return {name: f"{name} ({AGAIN})" if name in again else name for name in self.waiting}

    @property
    def forgeable(self) -> list[str]:
        """Names of the tests whose marks the student's own code can forge."""
        return sorted(mark.inside for mark in self.marks if mark.inside)


@contextmanager
def gradebook(app: "NbGrader") -> Iterator["Gradebook"]:
    """Open the course's gradebook, and close it with all its connections.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader

    Yields
    ------
    nbgrader.api.Gradebook
    """
    from nbgrader.api import Gradebook

    book = Gradebook(app.coursedir.db_url, app.coursedir.course_id)
    try:
        yield book
    finally:
        book.close()
        # nbgrader leaves the connections of its pool open.
        book.engine.dispose()


def record(
    book: "Gradebook", student: str, unit: str, untimed: Collection[tuple[str, str]] = ()
) -> Record | None:
    """Read the marks of one submission.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    student, unit : str
    untimed : collection of tuple of str
        Student and unit of each submission that the platform calls late, without a time.

    Returns
    -------
    Record or None
        None where it was never marked: nbgrader records a submission before it marks it.
    """
    from nbgrader.api import MissingEntry

    try:
        submission = book.find_submission(unit, student)
    except MissingEntry:
        return None
    notebooks = submission.notebooks
    if not any(_is_marked(notebook) for notebook in notebooks):
        return None
    marks = [mark for notebook in notebooks for mark in _marks(book, notebook)]
    comments = [one.comment or "" for notebook in notebooks for one in comments_on(book, notebook)]
    penalty, late = submission.late_submission_penalty, submission.total_seconds_late
    is_untimed = (student, unit) in untimed
    return Record(student, unit, tuple(marks), tuple(sorted(comments)), penalty, late, is_untimed)


def means(records: Iterable[Record]) -> list[tuple[str, str, float | None, float, int]]:
    """Return the mean mark of each exercise, once all its marks are final.

    Parameters
    ----------
    records : iterable of Record

    Returns
    -------
    list of tuple
        Unit, exercise, mean, points that can be earned, number waiting; sorted by unit and
        exercise. The mean is None while any of them waits: the others are mostly unanswered.

    Examples
    --------
    >>> right, wrong = Mark("table", 2.0, 2.0, False), Mark("table", 1.0, 2.0, False)
    >>> means([Record("ada", "1", (right,)), Record("ben", "1", (wrong,))])
    [('1', 'table', 1.5, 2.0, 0)]
    """
    groups: dict[tuple[str, str], list[list[Mark]]] = {}
    for item in records:
        for exercise in {mark.exercise for mark in item.marks}:
            marks = [mark for mark in item.marks if mark.exercise == exercise]
            groups.setdefault((item.unit, exercise), []).append(marks)
    return [(*key, *_mean(groups[key])) for key in sorted(groups)]


def _mean(group):
    waiting = sum(any(mark.waiting for mark in marks) for marks in group)
    scores = [sum(mark.score for mark in marks) for marks in group]
    mean = None if waiting else sum(scores) / len(scores)
    return mean, sum(mark.worth for mark in group[0]), waiting


def _is_marked(notebook):
    """Return whether any cell has points, given automatically or by hand."""
    scores = [
        score for grade in notebook.grades for score in (grade.auto_score, grade.manual_score)
    ]
    return any(score is not None for score in scores)


def grades(book: "Gradebook", notebook: "SubmittedNotebook") -> list["Grade"]:
    """Read all marks of a submitted notebook at once; nbgrader reads what each is worth alone.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    notebook : nbgrader.api.SubmittedNotebook

    Returns
    -------
    list of nbgrader.api.Grade
    """
    from nbgrader.api import Grade
    from sqlalchemy.orm import undefer

    options = undefer(Grade.max_score), undefer(Grade.score)
    return book.db.query(Grade).filter_by(notebook_id=notebook.id).options(*options).all()


def comments_on(book: "Gradebook", notebook: "SubmittedNotebook") -> list["Comment"]:
    """Read all comments on a submitted notebook at once; parameters are as those of `grades`."""
    from nbgrader.api import Comment

    return book.db.query(Comment).filter_by(notebook_id=notebook.id).all()


@contextmanager
def held(book: "Gradebook", units: Collection[str]) -> Iterator[None]:
    """Hold the cells of units, so that SQLAlchemy does not read them again for each submission.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    units : collection of str
    """
    assignments = [assignment for assignment in book.assignments if assignment.name in units]
    notebooks = [notebook for assignment in assignments for notebook in assignment.notebooks]
    cells = [(one.grade_cells, one.solution_cells, one.source_cells) for one in notebooks]
    yield
    del assignments, notebooks, cells


def _marks(book, notebook):
    answers = [cell.name for cell in notebook.notebook.solution_cells]
    texts = {cell.name: cell.source or "" for cell in notebook.notebook.source_cells}
    for grade in grades(book, notebook):
        of = exercise(grade.name, answers)
        yield Mark(
            exercise=of,
            part=part(grade.name, of),
            score=grade.score,
            worth=grade.max_score,
            waiting=bool(grade.needs_manual_grade),
            again=bool(grade.needs_manual_grade) and grade.manual_score is not None,
            inside=grade.name if way.of(texts.get(grade.name, "")) == Way.INSIDE else "",
        )


def exercise(name: str, answers: Iterable[str]) -> str:
    """Return the exercise that a marking cell belongs to.

    Parameters
    ----------
    name : str
        The marking cell's `grade_id`: EXERCISE-PART, or EXERCISE if the answer cell is marked.
    answers : iterable of str
        The `grade_id` of each answer cell, which is the name of its exercise.

    Returns
    -------
    str
        The longest matching exercise, or the name itself if none matches.

    Examples
    --------
    >>> exercise("plot-data", ["table", "plot"])
    'plot'
    """
    fitting = [answer for answer in answers if name == answer or name.startswith(f"{answer}-")]
    return max(fitting, key=len, default=name)


def part(name: str, of: str) -> str:
    """Return which of an exercise's marks a marking cell gives; empty where its name tells none.

    Parameters
    ----------
    name : str
        The marking cell's `grade_id`.
    of : str
        The exercise's name.

    Returns
    -------
    str

    Examples
    --------
    >>> part("slip-line-marks", "slip"), part("plot-marks", "plot"), part("plot-data", "plot")
    ('line', '', 'data')
    """
    return name.removeprefix(of).removesuffix("marks").strip("-")
