"""Marks one submission, within this process."""

from typing import TYPE_CHECKING

from nbapart.course import Course
from nbapart.engine.pool import Here
from nbapart.engine.run import Run
from nbapart.outcome import Outcome

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader


def mark(course: Course, app: "NbGrader", student: str, unit: str) -> Outcome:
    """Mark a submission if it has changed since it was last marked, and write feedback.

    Parameters
    ----------
    course : Course
        Its units must have been released, so that the gradebook has the exercises.
    app : nbgrader.apps.NbGrader
    student, unit : str
        As in `course.submissions`.

    Returns
    -------
    Outcome
        A submission that cannot be marked raises no exception: the outcome says why it failed.
    """
    [outcome] = Run(course, app, Here(), ahead=1).outcomes([(student, unit)])
    return outcome
