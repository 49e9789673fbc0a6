"""Whether a feedback page shows the marks that stand in the gradebook."""

from dataclasses import astuple
from pathlib import Path

from nbapart import fingerprint
from nbapart.course import Course
from nbapart.gradebook.read import Record


def path(course: Course, student: str, unit: str) -> Path:
    """Return the path of a feedback page."""
    return course.folder("feedback", student, unit) / f"{unit}.html"


def shown(content: str | None, record: Record) -> str:
    """Fingerprint what a page shows.

    Parameters
    ----------
    content : str or None
        The fingerprint of what was marked.
    record : Record

    Returns
    -------
    str
    """
    marks = sorted(map(astuple, record.marks))
    return fingerprint.of_texts(
        content or "", repr(marks), repr(record.comments), repr((record.penalty, record.untimed))
    )


def is_current(course: Course, record: Record, content: str | None) -> bool:
    """Return whether a page shows the current marks, those given by hand and penalties included.

    Parameters
    ----------
    course : Course
    record : Record
    content : str or None
        As for `shown`.

    Returns
    -------
    bool
    """
    kept = fingerprint.read(course, record.student, record.unit)
    current = kept.get("feedback") == shown(content, record)
    return current and path(course, record.student, record.unit).is_file()
