"""Late work: due dates go into nbgrader's tables, and penalties are worked out from there.

Penalties depend on dates and points alone. They are worked out when a submission is marked, and
anew by `settle`, for all submissions, without marking them.
"""

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nbformat import NotebookNode
from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from traitlets import Float

from nbapart import due
from nbapart.course import Course
from nbapart.gradebook.read import gradebook
from nbapart.submission_files import TIME
from nbapart.validate import MAX_DATE_BYTES

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

DAY = 24 * 60 * 60


class LatePenalty(LateSubmissionPlugin):
    """The rule for late work, by three numbers in nbgrader_config.py; none unless they are set.

    nbgrader's own `c.LateSubmissionPlugin.penalty_method = "zero"` is obeyed as well.

    Examples
    --------
    >>> rule = LatePenalty(share=0.1, grace=1, last=5)
    >>> [rule.late_submission_penalty("ada", 20, days * DAY) for days in (1, 1.5, 3, 7)]
    [0.0, 2.0, 4.0, 20]
    """

    share = Float(0.0, help="Share of the points that each day begun takes away.").tag(config=True)
    grace = Float(0.0, help="Days that cost nothing.").tag(config=True)
    last = Float(math.inf, help="Days, after those of grace, until nothing is left.").tag(
        config=True
    )

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points that a late submission loses; None where there is no rule."""
        if self.penalty_method == "zero" or not (self.share or self.last < math.inf):
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        days = max(0.0, total_seconds_late / DAY - self.grace)
        if days > self.last:
            return score
        # To hundredths, as it is shown: points, penalty and total then agree wherever they stand.
        return min(score, round(self.share * math.ceil(days) * score, 2))


class LatePenalties(AssignLatePenalties):
    """An `AssignLatePenalties` that first writes the course's due dates into the gradebook."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Write the dates of a submission, then its penalty."""
        about = resources["nbgrader"]
        course = Course(Path(self.config.CourseDirectory.get("root") or "."))
        with Gradebook(about["db_url"]) as book:
            submission = book.find_submission(about["assignment"], about["student"])
            write_dates(course, dates_of(course), submission)
            book.db.commit()
        return super().preprocess(nb, resources)

    def settle(self, submission: SubmittedAssignment) -> None:
        """Work the penalty of a submission out anew."""
        self.init_plugin()
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = self._penalty(submission, notebook)

    def _penalty(self, submission, notebook):
        late = submission.total_seconds_late
        rule = self.plugin_inst.late_submission_penalty
        penalty = rule(submission.student_id, notebook.score, late) if late > 0 else None
        return penalty if penalty is None else self._check_late_penalty(notebook, penalty)


def dates_of(course: Course) -> due.Due | None:
    """Return the dates of a course; None where they are left to the formgrader."""
    return due.read(course) if (course.root / due.FILE).exists() else None


def write_dates(course: Course, dates: due.Due | None, submission: SubmittedAssignment) -> None:
    """Write when a submission was due, for whom longer, and when it came, into the gradebook.

    Parameters
    ----------
    course : Course
    dates : due.Due or None
        As `dates_of` returns them.
    submission : nbgrader.api.SubmittedAssignment
    """
    assignment, student = submission.assignment, submission.student_id
    if dates:
        assignment.duedate = _plain(dates.units.get(assignment.name))
        own = _plain(dates.students.get((assignment.name, student)))
        both = own and assignment.duedate
        submission.extension = own - assignment.duedate if both else None
    folder = course.folder("submitted", student, assignment.name)
    if folder.is_dir():
        submission.timestamp = _handed_in(folder / TIME, submission.timestamp)


def _plain(date: datetime | None) -> datetime | None:
    """Return a moment as nbgrader stores it, in UTC without saying so."""
    return date and date.astimezone(UTC).replace(tzinfo=None)


def _handed_in(path: Path, known: datetime | None) -> datetime | None:
    """Return when a submission came; what was known where the file cannot be read."""
    if not path.is_file():
        return None
    try:
        text = path.read_text(encoding="utf-8").strip() if _is_short(path) else "x"
        return parse_utc(text) if text else None
    except (ValueError, OverflowError):
        return known


def _is_short(path):
    return path.stat().st_size <= MAX_DATE_BYTES


def settle(course: Course, app: "NbGrader") -> None:
    """Write all dates into the gradebook, and work all penalties out anew.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    """
    dates, penalties = dates_of(course), LatePenalties(parent=app)
    with gradebook(app) as book:
        for assignment in book.assignments:
            if dates:
                assignment.duedate = _plain(dates.units.get(assignment.name))
            for submission in assignment.submissions if _matters(assignment) else ():
                write_dates(course, dates, submission)
                if submission.total_seconds_late or submission.late_submission_penalty:
                    penalties.settle(submission)
        book.db.commit()


def _matters(assignment):
    """Return whether anybody can be late, or was."""
    return assignment.duedate or any(one.late_submission_penalty for one in assignment.submissions)
