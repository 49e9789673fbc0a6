"""Marks submissions one by one, with nbgrader's own classes."""

from dataclasses import astuple, dataclass
from hashlib import sha256

from sigmoid_course.grading import faults, journal, records, stamp


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
    """

    student: str
    unit: str
    state: str
    reason: str | None = None
    record: records.Record | None = None


def mark(course, app):
    """Mark what changed since the last time, and write feedback.

    A submission that cannot be marked does not keep the others from it.

    Parameters
    ----------
    course : Course
        `release` must have told its gradebook about the exercises.
    app : nbgrader.apps.NbGrader

    Yields
    ------
    Outcome
        One for each submission, by student and unit, as soon as it is known.
    """
    for student, unit in course.submissions:
        app.coursedir.assignment_id, app.coursedir.student_id = unit, student
        state, reason = _mark_one(course, app, student, unit)
        record = _record(course, app, student, unit)
        if state != "failed":
            _feed_back(course, app, record)
        yield Outcome(student, unit, state, reason, record)


def _mark_one(course, app, student, unit):
    if reason := faults.fault(course, student, unit):
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
            # The first line only says where; the reason follows it.
            return (reasons.lines[1:] or reasons.lines)[0]
    return None


def _record(course, app, student, unit):
    """The marks, where there is a marked notebook: the gradebook has failed ones too."""
    if not stamp.read(course, student, unit):
        return None
    with records.gradebook(app) as book:
        return records.record(book, student, unit)


def _feed_back(course, app, record):
    """Write feedback anew when the marks, those by hand included, are not those it shows."""
    from nbgrader.converters import GenerateFeedback

    kept = stamp.read(course, record.student, record.unit)
    shown = sha256((kept["content"] + repr(sorted(map(astuple, record.marks)))).encode())
    shown.update(repr(record.comments).encode())
    page = course.folder("feedback", record.student, record.unit) / f"{record.unit}.html"
    if kept.get("feedback") == shown.hexdigest() and page.is_file():
        return
    if reason := _run(app, GenerateFeedback(coursedir=app.coursedir, parent=app)):
        raise RuntimeError(f"no feedback for {record.student}, {record.unit}: {reason}")
    stamp.write(course, record.student, record.unit, feedback=shown.hexdigest())
