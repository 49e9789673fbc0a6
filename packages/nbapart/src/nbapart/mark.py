"""Marks submissions one by one, with nbgrader's own classes."""

import json
import traceback
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from typing import TYPE_CHECKING

from nbapart import findings, fingerprint, log, validate
from nbapart.course import Course
from nbapart.gradebook import read
from nbapart.limits import Limits
from nbapart.preprocessors.matching import NOTES
from nbapart.text import line

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader


@dataclass(frozen=True)
class Outcome:
    """The outcome of marking one submission.

    Attributes
    ----------
    student, unit : str
    state : {"marked", "unchanged", "failed"}
    reason : str or None
        Why it could not be marked or, if it was, what failed afterwards.
    record : gradebook.read.Record or None
        Its marks in the gradebook; if it failed, those of an earlier version, if any.
    notes : tuple of str
        Irregularities of its cells: duplicate, missing, or from another unit.
    started : {"warm", "cold", "open", None}
        How its kernel was started; "open" is without a sandbox. None if none was started.
    places : dict
        For each exercise, the places in its answer that a person must look at.
    """

    student: str
    unit: str
    state: str
    reason: str | None = None
    record: read.Record | None = None
    notes: tuple[str, ...] = ()
    started: str | None = None
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
    app.coursedir.assignment_id, app.coursedir.student_id = unit, student
    outcome = Outcome(student, unit, "failed")
    outcome = _safely(_mark, course, app, outcome)
    outcome = _safely(_record, course, app, outcome)
    outcome = _safely(_find, course, app, outcome)
    return _safely(_feed_back, course, app, outcome)


def _safely(step, course, app, outcome):
    """Run a step; record any exception as the reason, so that other submissions are marked."""
    try:
        return step(course, app, outcome)
    except Exception as error:
        traceback.print_exc()
        return _because(outcome, f"{type(error).__name__}: {error}")


def _because(outcome, reason):
    """Add a reason, as one line, unless the outcome already has one."""
    return replace(outcome, reason=outcome.reason or line(reason))


def _mark(course, app, outcome):
    names = outcome.student, outcome.unit
    if reason := validate.fault(course, *names, Limits(parent=app)):
        return _because(outcome, reason)
    content = fingerprint.of_submission(course, *names)
    if fingerprint.read(course, *names).get("content") == content and (
        record := _known(app, outcome)
    ):
        return replace(outcome, state="unchanged", record=record)
    if reason := _autograde(app):
        return _because(outcome, reason)
    fingerprint.write(course, *names, content=content)
    return replace(outcome, state="marked")


def _autograde(app):
    """Run nbgrader's autograder; return the reason if it fails."""
    from nbgrader.converters import Autograde

    return _run(app, Autograde(coursedir=app.coursedir, parent=app))


def _run(app, converter):
    from nbgrader.converters.base import NbGraderException

    converter.force = True
    with log.reasons(app.log) as reasons:
        try:
            converter.start()
        except NbGraderException:
            return str(reasons)
    return None


def _known(app, outcome):
    """Return the submission's marks in the gradebook; None if it has never been marked."""
    with read.gradebook(app) as book:
        return read.record(book, outcome.student, outcome.unit)


def _record(course, app, outcome):
    return outcome if outcome.record else replace(outcome, record=_known(app, outcome))


def _find(course, app, outcome):
    """Add what marking has stored about a submission in the marked notebook."""
    waits = outcome.state == "unchanged" and outcome.record.waiting
    if outcome.state != "marked" and not waits:
        return outcome
    path = course.folder("autograded", outcome.student, outcome.unit) / f"{outcome.unit}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    outcome = replace(outcome, places=_places(notebook))
    if outcome.state != "marked":
        return outcome
    found = notebook["metadata"].get(NOTES, {})
    return replace(outcome, notes=tuple(found.get("notes", ())), started=found.get("started"))


def _places(notebook):
    """Return for each exercise the places that a person must look at."""
    kinds = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    answers = [kind["grade_id"] for kind in kinds if kind.get("solution")]
    places = {}
    for cell, kind in zip(notebook["cells"], kinds, strict=True):
        for finding in findings.read(cell).waiting:
            places.setdefault(read.exercise(kind["grade_id"], answers), []).append(finding.place)
    return {exercise: tuple(dict.fromkeys(found)) for exercise, found in places.items()}


def _feed_back(course, app, outcome):
    """Write feedback, unless it already shows the current marks, including those given by hand."""
    from nbgrader.converters import GenerateFeedback

    if outcome.state == "failed":
        return outcome
    names = outcome.student, outcome.unit
    kept = fingerprint.read(course, *names)
    marks, comments = sorted(map(astuple, outcome.record.marks)), outcome.record.comments
    shown = fingerprint.of_texts(kept["content"], repr(marks), repr(comments))
    page = course.folder("feedback", *names) / f"{outcome.unit}.html"
    if kept.get("feedback") == shown and page.is_file():
        return outcome
    if reason := _run(app, GenerateFeedback(coursedir=app.coursedir, parent=app)):
        return _because(outcome, f"no new feedback: {reason}")
    fingerprint.write(course, *names, feedback=shown)
    return outcome
