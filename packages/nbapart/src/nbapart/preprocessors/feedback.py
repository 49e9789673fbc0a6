"""Completes feedback pages: says which answers wait for a person, and adds styles."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor

from nbapart import findings
from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.gradebook import read

OPEN = "Not final yet: a person will look at {}.\n"
WAITING = "Not marked yet: a person will read this answer. Its points are not in the score so far."
NUMBER = re.compile(r"[-+]?[\d.]+(e[-+]?\d+)?")
AGAIN = (
    "A person has marked this answer and will look at it again, for it or its task has changed. "
    "Until then the points stand."
)
STYLE = (Path(__file__).parents[1] / "templates/nbapart/page.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Grade:
    """The mark of one cell, by the names that nbgrader has for its parts."""

    name: str
    score: float
    max_score: float
    needs_manual_grade: bool
    by_hand: bool = False


@dataclass(frozen=True)
class Sheet:
    """What the gradebook says of one submitted notebook, as data: all that its page shows of it.

    Attributes
    ----------
    grades : tuple of Grade
    comments : tuple of tuple of str
        Pairs of a cell's name and the comment on it, if any.
    score, max_score, late_penalty : float
        Of the whole notebook; the score is without the penalty.
    untimed : bool
        Whether the platform calls it late, and nobody knows by how much.
    """

    grades: tuple[Grade, ...]
    comments: tuple[tuple[str, str | None], ...]
    score: float
    max_score: float
    late_penalty: float | None
    untimed: bool = False

    def find_grade(self, name: str, *_: object) -> Grade:
        """Return the mark of a cell; named as in nbgrader's Gradebook."""
        return next(grade for grade in self.grades if grade.name == name)

    def find_comment(self, name: str, *_: object) -> SimpleNamespace:
        """Return the comment on a cell; named as in nbgrader's Gradebook."""
        return SimpleNamespace(comment=dict(self.comments)[name])


def sheet(book: Gradebook, notebook: str, unit: str, student: str, untimed: bool = False) -> Sheet:
    """Read from the gradebook what a page shows.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    notebook, unit, student : str
    untimed : bool

    Returns
    -------
    Sheet
    """
    saved = book.find_submission_notebook(notebook, unit, student)
    return Sheet(
        tuple(
            Grade(
                grade.name,
                grade.score,
                grade.max_score,
                bool(grade.needs_manual_grade),
                grade.manual_score is not None,
            )
            for grade in read.grades(book, saved)
        ),
        tuple((comment.name, comment.comment) for comment in read.comments_on(book, saved)),
        saved.score,
        saved.max_score,
        saved.late_submission_penalty,
        untimed,
    )


class Grades(GetGrades):
    """A `GetGrades` that puts a `Sheet` into the resources, or takes the one that is there."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Add marks and comments to the cells."""
        about = resources["nbgrader"]
        self.notebook_id, self.assignment_id = about["notebook"], about["assignment"]
        self.student_id = about["student"]
        if "sheet" not in resources:
            course = Course(Path(self.config.CourseDirectory.get("root") or "."))
            is_untimed = (self.student_id, self.assignment_id) in identities.untimed(course)
            with Gradebook(about["db_url"]) as book:
                names = self.notebook_id, self.assignment_id, self.student_id
                resources["sheet"] = sheet(book, *names, is_untimed)
        self.gradebook = shown = resources["sheet"]
        penalty = shown.late_penalty or 0
        about |= {"score": shown.score - penalty, "max_score": shown.max_score}
        about |= {"late_penalty": penalty, "untimed": shown.untimed}
        return NbGraderPreprocessor.preprocess(self, nb, resources)


class Complete(NbGraderPreprocessor):
    """Completes a page; it runs after `Grades`."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Find out which cells wait for a person, add the styles, and process the cells."""
        grades = resources["sheet"].grades
        self.waiting = {grade.name: grade for grade in grades if grade.needs_manual_grade}
        kinds = [cell.metadata.get("nbgrader", {}) for cell in nb.cells]
        self.answers = [kind["grade_id"] for kind in kinds if kind.get("solution")]
        resources["inlining"]["css"].append(STYLE)
        return super().preprocess(nb, resources)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, cell_index: int
    ) -> tuple[NotebookNode, dict]:
        """Give a cell its title, and say that it waits; a check worth no points is no mark."""
        kind = cell.metadata.get("nbgrader", {})
        if utils.is_grade(cell) and not utils.is_solution(cell):
            cell.outputs = [one for one in cell.get("outputs", []) if not _is_number(one)]
        if kind.get("grade_id") in self.waiting:
            _say_that_it_waits(cell, AGAIN if self.waiting[kind.grade_id].by_hand else WAITING)
            again = f": {read.AGAIN}" if self.waiting[kind.grade_id].by_hand else ""
            kind.note = f"waits for a person{again}"
        elif utils.is_grade(cell) and not kind.points:
            kind.grade = False
        if utils.is_grade(cell) or utils.is_solution(cell) or utils.is_task(cell):
            of = read.exercise(kind.grade_id, self.answers)
            kind.title = ": ".join(filter(None, (of, read.part(kind.grade_id, of))))
            kind.note = kind.get("note", "")
        return cell, resources


def _is_number(output):
    """Return whether an output is the number of points, which stands in the heading."""
    text = output.get("data", {}).get("text/plain", "")
    return output.output_type == "execute_result" and bool(NUMBER.fullmatch(text.strip()))


def _say_that_it_waits(cell, notice):
    """Add a comment to an answer; a page shows no comments on tests, so add an output there."""
    kind = cell.metadata.nbgrader
    if cell.cell_type == "code" and not utils.is_solution(cell):
        places = [one.place for one in findings.read(cell).waiting if one.line is not None]
        notice = OPEN.format(", ".join(places) or "this answer")
        cell.outputs.insert(0, new_output("stream", text=notice))
    else:
        kind.comment = "\n\n".join(filter(None, [notice, kind.get("comment")]))
