"""What of a class's marks can be sent, and what cannot and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nbapart import page_state
from nbapart.class_report.gather import Class, Entry
from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.delivery.identities import Identity
from nbapart.fingerprint import Contents
from nbapart.gradebook.read import AGAIN, Record
from nbapart.text import line


@dataclass(frozen=True)
class Result:
    """The marks of a submission that can be sent.

    Attributes
    ----------
    record : Record
    identity : Identity or None
        By which platform and key it came; None where it was put there by hand.
    """

    record: Record
    identity: Identity | None

    @property
    def student(self) -> str:
        """The name of the student's folder."""
        return self.record.student

    def came_by(self, *platforms: str) -> bool:
        """Return whether it came by one of some platforms."""
        return bool(self.identity and self.identity.platform in platforms)


def results(
    course: Course, contents: Contents, group: Class, units: Sequence[str]
) -> tuple[list[Result], list[str]]:
    """Return what can be sent, and of the rest a sentence each.

    A mark that waits for a person is not sent, and so is none that its page does not tell.

    Parameters
    ----------
    course : Course
    contents : fingerprint.Contents
    group : Class
    units : sequence of str

    Returns
    -------
    tuple of list of Result, list of str
    """
    known = {(one.student, one.unit): one for one in identities.read(course)}
    found, left = [], []
    for entry in (entry for entry in group.entries if entry.unit in units):
        problem = _problem(course, contents, entry)
        if problem is None and entry.record:
            found.append(Result(entry.record, known.get((entry.student, entry.unit))))
        else:
            left.append(f"{entry.student}/{entry.unit}: {problem}")
    return found, left


def _problem(course: Course, contents: Contents, entry: Entry) -> str | None:
    record = entry.record
    if record is None:
        return entry.reason
    if record.waiting:
        return f"waits for a person: {', '.join(record.waits.values())}"
    if not page_state.is_current(course, record, contents.of(entry.student, entry.unit)):
        return "its feedback page is older than its marks or its notebook: mark it again"
    return None


QUESTIONS = ["student", "unit", "exercise", "part", "points", "of", "state"]


def questions(group: Class) -> Iterator[list[object]]:
    """Yield a row for each mark; who handed nothing in has one without points, not 0."""
    for entry in group.entries:
        marks = entry.record.marks if entry.record else ()
        for mark in sorted(marks, key=lambda mark: (mark.exercise, mark.part)):
            numbers = round(mark.score, 2), round(mark.worth, 2)
            again = f": {AGAIN}" if mark.again else ""
            state = f"waits for a person{again}" if mark.waiting else "final"
            yield [entry.student, entry.unit, mark.exercise, mark.part, *numbers, state]
        if not marks:
            yield [entry.student, entry.unit, *[""] * 4, f"not marked: {line(entry.reason or '')}"]
    for unit, students in group.missing.items():
        for student in students:
            yield [student, unit, *[""] * 4, group.absence(student, unit)]
