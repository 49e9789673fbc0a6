"""Gathers what a class report is about: marks, lateness and findings of each submission."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from nbapart import findings, validate
from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.gradebook import read
from nbapart.gradebook.found import by_exercise
from nbapart.limits import Limits

if TYPE_CHECKING:
    from nbgrader.api import SubmittedAssignment
    from nbgrader.apps import NbGrader


@dataclass(frozen=True)
class Entry:
    """What is known about one student's work on one unit.

    Attributes
    ----------
    student, unit : str
    record : gradebook.read.Record or None
        Its marks; None if it is not marked.
    found : tuple of (str, findings.Finding)
        What tests found, each with the name of its exercise.
    page : str or None
        The identifier of the submission in the formgrader.
    reason : str or None
        Why it is not marked, if it was handed in.
    """

    student: str
    unit: str
    record: read.Record | None = None
    found: tuple[tuple[str, findings.Finding], ...] = ()
    page: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Class:
    """A class: its students, and what they handed in.

    Attributes
    ----------
    students : tuple of str
        All that the gradebook knows or that handed something in, sorted.
    units : tuple of str
        The units that at least one student handed in, sorted.
    entries : tuple of Entry
        One for each submission, by unit and student.
    instead : mapping
        By student and unit, the name of what was sent where nothing could be placed.
    """

    students: tuple[str, ...]
    units: tuple[str, ...]
    entries: tuple[Entry, ...]
    instead: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def missing(self) -> dict[str, list[str]]:
        """The students who have not handed in a unit, by unit."""
        there = {(entry.unit, entry.student) for entry in self.entries}
        return {unit: [s for s in self.students if (unit, s) not in there] for unit in self.units}

    def absence(self, student: str, unit: str) -> str:
        """Say of one who is missing what there is in place of their work."""
        sent = self.instead.get((student, unit))
        return f"sent {sent}, which cannot be marked" if sent else "not handed in"

    def of(self, unit: str) -> list[Entry]:
        """Return the entries of one unit."""
        return [entry for entry in self.entries if entry.unit == unit]


def gather(course: Course, app: "NbGrader") -> Class:
    """Read what is known of a class.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader

    Returns
    -------
    Class
    """
    handed_in = [pair for pair in course.submissions if pair[1] in course.units]
    with read.gradebook(app) as book:
        known = {student.id for student in book.students}
        untimed = identities.untimed(course)
        entries = [_entry(course, app, book, untimed, *pair) for pair in handed_in]
    entries.sort(key=lambda entry: (entry.unit, entry.student))
    students = sorted(known | {student for student, _ in course.submissions})
    units = tuple(sorted({entry.unit for entry in entries}))
    return Class(tuple(students), units, tuple(entries), identities.instead(course))


def _entry(course, app, book, untimed, student, unit):
    record = read.record(book, student, unit, untimed)
    entry = Entry(student, unit, record)
    if record is None:
        fault = validate.fault(course, student, unit, Limits(parent=app))
        return replace(entry, reason=fault or "It has not been marked yet.")
    page = _page(book.find_submission(unit, student))
    return replace(entry, found=tuple(_found(course, student, unit)), page=page)


def _page(submission: "SubmittedAssignment") -> str | None:
    return next((part.id for part in submission.notebooks), None)


def _found(course: Course, student: str, unit: str) -> Iterator[tuple[str, findings.Finding]]:
    """Yield what tests found, from the marked notebook, if it is there."""
    path = course.folder("autograded", student, unit) / f"{unit}.ipynb"
    if not path.is_file():
        return
    for exercise, found in by_exercise(json.loads(path.read_text(encoding="utf-8"))):
        yield from ((exercise, finding) for finding in found.found)


def without_names(group: Class) -> Class:
    """Replace the students' names by numbers.

    Parameters
    ----------
    group : Class

    Returns
    -------
    Class
        The numbers say nothing of the alphabetical order.

    Examples
    --------
    >>> without_names(Class(("ada",), ("1",), (Entry("ada", "1"),))).entries[0].student
    'student 1'
    """
    order = sorted(group.students, key=lambda name: sha256(name.encode()).digest())
    width = len(str(len(order)))
    names = {name: f"student {number:0{width}}" for number, name in enumerate(order, start=1)}
    renamed = [replace(entry, student=names[entry.student]) for entry in group.entries]
    renamed.sort(key=lambda entry: (entry.unit, entry.student))
    # The name of a file may tell whose it is.
    instead = {(names[who], unit): "a file" for who, unit in group.instead if who in names}
    return Class(tuple(sorted(names.values())), group.units, tuple(renamed), instead)
