"""Marks submissions one by one, with nbgrader's own classes."""

import json
import traceback
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from hashlib import sha256
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
    """What became of one submission.

    Attributes
    ----------
    student, unit : str
    state : {"marked", "unchanged", "failed"}
    reason : str or None
        Why it could not be marked or, where it was, what went wrong after it.
    record : gradebook.read.Record or None
        Its marks in the gradebook; of its earlier version, if any, when it failed.
    notes : tuple of str
        What was found in its cells: some there twice, missing, or of another unit.
    way : {"warm", "cold", "open", None}
        How its kernel was started; "open" is without a sandbox. None where none was.
    places : dict
        The exercise's name -> the places in its answer that a person must look at.
    """

    student: str
    unit: str
    state: str
    reason: str | None = None
    record: read.Record | None = None
    notes: tuple[str, ...] = ()
    way: str | None = None
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def mark(course: Course, app: "NbGrader", student: str, unit: str) -> Outcome:
    """Mark a submission if it changed since the last time, and write feedback.

    Parameters
    ----------
    course : Course
        `release` must have told its gradebook about the exercises.
    app : nbgrader.apps.NbGrader
    student, unit : str
        As in `course.submissions`.

    Returns
    -------
    Outcome
        A submission that cannot be marked raises nothing: it has failed, and the outcome says why.
    """
    app.coursedir.assignment_id, app.coursedir.student_id = unit, student
    outcome = Outcome(student, unit, "failed")
    outcome = _safely(_mark, course, app, outcome)
    outcome = _safely(_record, course, app, outcome)
    outcome = _safely(_find, course, app, outcome)
    return _safely(_feed_back, course, app, outcome)


def _safely(step, course, app, outcome):
    """Take a step; whatever a file does to a library, the others are marked."""
    try:
        return step(course, app, outcome)
    except Exception as error:
        traceback.print_exc()
        return _because(outcome, f"{type(error).__name__}: {error}")


def _because(outcome, reason):
    """The outcome with a reason, in one line; the first one stays."""
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
    """Run nbgrader's autograder; the reason when it fails."""
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
    """Its marks in the gradebook; None where it has none, as one that failed at first."""
    with read.gradebook(app) as book:
        return read.record(book, outcome.student, outcome.unit)


def _record(course, app, outcome):
    return outcome if outcome.record else replace(outcome, record=_known(app, outcome))


def _find(course, app, outcome):
    """What marking has written down about a submission, in the notebook that it made."""
    waits = outcome.state == "unchanged" and outcome.record.waiting
    if outcome.state != "marked" and not waits:
        return outcome
    path = course.folder("autograded", outcome.student, outcome.unit) / f"{outcome.unit}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    outcome = replace(outcome, places=_places(notebook))
    if outcome.state != "marked":
        return outcome
    found = notebook["metadata"].get(NOTES, {})
    return replace(outcome, notes=tuple(found.get("notes", ())), way=found.get("way"))


def _places(notebook):
    """The exercise's name -> the places that a person must look at, where its test found any."""
    kinds = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    answers = [kind["grade_id"] for kind in kinds if kind.get("solution")]
    places = {}
    for cell, kind in zip(notebook["cells"], kinds, strict=True):
        for finding in findings.read(cell).waiting:
            places.setdefault(read.exercise(kind["grade_id"], answers), []).append(finding.place)
    return {exercise: tuple(dict.fromkeys(found)) for exercise, found in places.items()}


def _feed_back(course, app, outcome):
    """Write feedback anew when the marks, those by hand included, are not those it shows."""
    from nbgrader.converters import GenerateFeedback

    if outcome.state == "failed":
        return outcome
    names = outcome.student, outcome.unit
    kept = fingerprint.read(course, *names)
    shown = sha256((kept["content"] + repr(sorted(map(astuple, outcome.record.marks)))).encode())
    shown.update(repr(outcome.record.comments).encode())
    page = course.folder("feedback", *names) / f"{outcome.unit}.html"
    if kept.get("feedback") == shown.hexdigest() and page.is_file():
        return outcome
    if reason := _run(app, GenerateFeedback(coursedir=app.coursedir, parent=app)):
        return _because(outcome, f"no new feedback: {reason}")
    fingerprint.write(course, *names, feedback=shown.hexdigest())
    return outcome
