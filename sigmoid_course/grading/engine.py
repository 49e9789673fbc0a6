"""Marks submissions one by one, with nbgrader's own classes."""

import json
import traceback
from dataclasses import astuple, dataclass, replace
from hashlib import sha256

from sigmoid_course.grading import faults, journal, records, stamp
from sigmoid_course.grading.matching import NOTES
from sigmoid_course.grading.sandbox.limits import Limits


@dataclass(frozen=True)
class Outcome:
    """What became of one submission.

    Attributes
    ----------
    student, unit : str
    state : {"marked", "unchanged", "failed"}
    reason : str or None
        Why it could not be marked.
    record : records.Record or None
        Its marks; of its earlier version, if any, when it failed.
    notes : tuple of str
        What was found in its cells: some there twice, missing, or of another unit.
    way : {"warm", "cold", "open", None}
        How its kernel was started; "open" is without a sandbox. None where none was.
    """

    student: str
    unit: str
    state: str
    reason: str | None = None
    record: records.Record | None = None
    notes: tuple = ()
    way: str | None = None


def mark(course, app, student, unit):
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
    try:
        state, reason = _mark(course, app, student, unit)
    except Exception as error:  # Whatever a file does to a library, the others are marked.
        traceback.print_exc()
        state, reason = "failed", f"{type(error).__name__}: {error}"
    record = _record(course, app, student, unit)
    if state != "failed":
        reason = _feed_back(course, app, record)
    reason = faults.line(reason) if reason else None
    outcome = Outcome(student, unit, "failed" if reason else state, reason, record)
    return replace(outcome, **_found(course, student, unit)) if state == "marked" else outcome


def _mark(course, app, student, unit):
    if reason := faults.fault(course, student, unit, Limits(parent=app)):
        return "failed", reason
    content = stamp.of_submission(course, student, unit)
    if stamp.read(course, student, unit).get("content") == content:
        return "unchanged", None
    if reason := _autograde(app):
        return "failed", reason
    stamp.write(course, student, unit, content=content)
    return "marked", None


def _autograde(app):
    """Run nbgrader's autograder; the reason when it fails."""
    from nbgrader.converters import Autograde

    return _run(app, Autograde(coursedir=app.coursedir, parent=app))


def _run(app, converter):
    from nbgrader.converters.base import NbGraderException

    converter.force = True
    with journal.reasons(app.log) as reasons:
        try:
            converter.start()
        except NbGraderException:
            return str(reasons)
    return None


def _found(course, student, unit):
    """What marking has written down about a submission, in the notebook that it made."""
    path = course.folder("autograded", student, unit) / f"{unit}.ipynb"
    found = json.loads(path.read_text(encoding="utf-8"))["metadata"].get(NOTES, {})
    return {"notes": tuple(found.get("notes", ())), "way": found.get("way")}


def _record(course, app, student, unit):
    """The marks, where there is a marked notebook: the gradebook has failed ones too."""
    if not stamp.read(course, student, unit):
        return None
    with records.gradebook(app) as book:
        return records.record(book, student, unit)


def _feed_back(course, app, record):
    """Write feedback anew when the marks, those by hand included, are not those it shows.

    The reason is returned when that fails.
    """
    from nbgrader.converters import GenerateFeedback

    kept = stamp.read(course, record.student, record.unit)
    shown = sha256((kept["content"] + repr(sorted(map(astuple, record.marks)))).encode())
    shown.update(repr(record.comments).encode())
    page = course.folder("feedback", record.student, record.unit) / f"{record.unit}.html"
    if kept.get("feedback") == shown.hexdigest() and page.is_file():
        return None
    if reason := _run(app, GenerateFeedback(coursedir=app.coursedir, parent=app)):
        return f"marked, but without feedback: {reason}"
    stamp.write(course, record.student, record.unit, feedback=shown.hexdigest())
    return None
