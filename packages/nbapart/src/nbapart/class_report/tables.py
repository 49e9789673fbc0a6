"""Writes the numbers of a class report as CSV, for a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from nbapart.class_report.gather import Class
from nbapart.class_report.items import Item
from nbapart.class_report.mistakes import Mistake

# A spreadsheet runs a cell that begins so.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(path: Path, header: list[str], rows: Iterable[list[object]]) -> None:
    """Write a table.

    Parameters
    ----------
    path : pathlib.Path
    header : list of str
    rows : iterable of list
        Numbers stay numbers. A text that a spreadsheet would take for a formula gets an apostrophe
        in front.
    """
    # With a byte order mark, spreadsheets read UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(header)
        table.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell):
    starts = isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA)
    return f"'{cell}" if starts else cell


MARKS = ["student", "unit", "points", "of", "penalty", "total", "late", "state"]


def marks(group: Class) -> Iterator[list[object]]:
    """Yield a row for each student and unit; who handed nothing in has no points, not 0."""
    for entry in group.entries:
        record = entry.record
        late = "late" if record and record.late > 0 else ""
        yield [entry.student, entry.unit, *_numbers(record), late, _state(entry)]
    for unit, students in group.missing.items():
        for student in students:
            yield [student, unit, *[""] * 5, "not handed in"]


def _numbers(record):
    return [record.points, record.worth, record.penalty, record.total] if record else [""] * 4


def _state(entry):
    if entry.record is None:
        return "not marked"
    return f"waits: {', '.join(entry.record.waiting)}" if entry.record.waiting else "final"


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
