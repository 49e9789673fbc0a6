"""The rows of the tables beside a class report."""

from collections.abc import Iterable, Iterator

from nbapart.class_report.gather import Class
from nbapart.class_report.items import Item
from nbapart.class_report.mistakes import Mistake

MARKS = ["student", "unit", "points", "of", "penalty", "total", "late", "state"]


def marks(group: Class) -> Iterator[list[object]]:
    """Yield a row for each student and unit; who handed nothing in has no points, not 0."""
    for entry in group.entries:
        record = entry.record
        late = record.lateness if record else ""
        yield [entry.student, entry.unit, *_numbers(record), late, _state(entry)]
    for unit, students in group.missing.items():
        for student in students:
            yield [student, unit, *[""] * 5, group.absence(student, unit)]


def _numbers(record):
    if record is None:
        return [""] * 4
    return [round(n, 2) for n in (record.points, record.worth, record.penalty, record.total)]


def _state(entry):
    if entry.record is None:
        return "not marked"
    waits = entry.record.waits.values()
    return f"waits: {', '.join(waits)}" if waits else "final"


EXERCISES = [
    *("unit", "exercise", "points", "difficulty", "discrimination"),
    *("all points", "some points", "no points", "waiting"),
]


def exercises(found: Iterable[Item]) -> Iterator[list[object]]:
    """Yield a row for each exercise."""
    for item in found:
        share = [_rounded(item.difficulty), _rounded(item.discrimination)]
        counts = [item.full, item.part, item.none, item.waiting]
        yield [item.unit, item.exercise, item.worth, *share, *counts]


def _rounded(value):
    return "" if value is None else round(value, 3)


MISTAKES = ["mistake", "unit", "exercise", "lines", "students", "beside", "meaning"]


def mistakes(found: Iterable[Mistake]) -> Iterator[list[object]]:
    """Yield a row for each mistake and place."""
    for one in found:
        about = [one.meaning.beside, one.meaning.says] if one.meaning else ["", ""]
        for place in one.places:
            lines = " ".join(map(str, place.lines))
            yield [one.name, place.unit, place.exercise, lines, place.students, *about]
