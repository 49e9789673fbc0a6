"""Statistics of exercises: difficulty, discrimination, and how many earned all, part or nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean

from nbapart.class_report.gather import Entry

# With fewer students a correlation says nothing.
MIN_STUDENTS = 5


@dataclass(frozen=True)
class Item:
    """The statistics of one exercise, over the submissions in which it is final.

    Attributes
    ----------
    unit, exercise : str
    worth : float
        Points that can be earned.
    full, part, none : int
        How many earned all of them, some, and nothing.
    waiting : int
        How many wait for a person.
    difficulty : float or None
        The mean share of the points, from 0 to 1: the larger, the easier. None while any answer
        waits for a person: the others are mostly not answered.
    discrimination : float or None
        Pearson's correlation of its points with those of the other exercises of the unit, from -1
        to 1. None while any answer waits, with fewer than five students, or where either is the
        same for all.
    """

    unit: str
    exercise: str
    worth: float
    full: int
    part: int
    none: int
    waiting: int
    difficulty: float | None
    discrimination: float | None


def items(entries: Iterable[Entry]) -> list[Item]:
    """Compute the statistics of each exercise.

    Parameters
    ----------
    entries : iterable of Entry

    Returns
    -------
    list of Item
        By unit, in the order of the exercises' names.

    Examples
    --------
    >>> from nbapart.gradebook.read import Mark, Record
    >>> marks = Mark("table", 2.0, 2.0, False), Mark("plot", 0.5, 1.0, False)
    >>> entry = Entry("ada", "1", Record("ada", "1", marks))
    >>> [(item.exercise, item.difficulty) for item in items([entry])]
    [('plot', 0.5), ('table', 1.0)]
    """
    rows = defaultdict(list)
    for entry in entries:
        for exercise, marks in _by_exercise(entry):
            rows[entry.unit, exercise].append((entry, marks))
    return [_item(*key, rows[key]) for key in sorted(rows)]


def _by_exercise(entry):
    marks = entry.record.marks if entry.record else ()
    for exercise in dict.fromkeys(mark.exercise for mark in marks):
        yield exercise, [mark for mark in marks if mark.exercise == exercise]


def _item(unit, exercise, rows):
    worth = max(sum(mark.worth for mark in marks) for _, marks in rows)
    final = [(entry, marks) for entry, marks in rows if not any(mark.waiting for mark in marks)]
    scores = [sum(mark.score for mark in marks) for _, marks in final]
    rests = [entry.record.points - score for (entry, _), score in zip(final, scores, strict=True)]
    is_final = len(final) == len(rows)
    full = sum(score >= worth for score in scores)
    none = sum(score <= 0 < worth for score in scores)
    return Item(
        unit,
        exercise,
        worth,
        full=full,
        part=len(scores) - full - none,
        none=none,
        waiting=len(rows) - len(final),
        difficulty=fmean(scores) / worth if is_final and worth else None,
        discrimination=_correlation(scores, rests) if is_final else None,
    )


def _correlation(one, other):
    try:
        return correlation(one, other) if len(one) >= MIN_STUDENTS else None
    except StatisticsError:  # one of them is the same for all
        return None
