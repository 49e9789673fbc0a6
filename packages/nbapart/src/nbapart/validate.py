"""Checks whether a submission can be marked, before any of its code runs."""

import re

from nbapart import notebook_file
from nbapart.course import Course
from nbapart.limits import Limits
from nbapart.submission_files import TIME, unsafe

MAX_CELL_CHARACTERS = 200_000  # of all cells together; a page takes a thousand bytes for each
MAX_CELLS = 1000  # a unit has up to a hundred; a page takes five milliseconds for each
MAX_DATE_BYTES = 100  # a date has about twenty


def fault(course: Course, student: str, unit: str, limits: Limits | None = None) -> str | None:
    """Return why a submission cannot be marked.

    Parameters
    ----------
    course : Course
    student, unit : str
        As in `submitted/STUDENT/UNIT/`.
    limits : Limits, optional

    Returns
    -------
    str or None
        The reason, in words; None where it can be marked.
    """
    folder = course.folder("submitted", student, unit)
    return (
        _misplaced(course, student, unit)
        or unsafe(folder, limits)
        or _undated(folder / TIME)
        or _unreadable(folder / f"{unit}.ipynb")
    )


def _misplaced(course, student, unit):
    if not unit:
        return "this is no submission; expected submitted/STUDENT/UNIT/UNIT.ipynb"
    if unit not in course.units:
        return f"no unit has this name; expected one of {', '.join(course.units)}"
    if re.search(r"[*?\[\]]", student):
        return "the folder's name has one of * ? [ ] in it, which nbgrader takes for patterns"
    return None


def overlong(notebook: dict) -> str | None:
    """Return why a notebook has too many cells, or too much text in them, for a page.

    Parameters
    ----------
    notebook : dict

    Returns
    -------
    str or None
        The reason, in words; None where it is small enough.

    Examples
    --------
    >>> overlong({"cells": [{"source": "x" * 200_001}]})
    'its cells hold 200001 characters; up to 200000 are marked'
    """
    if (count := len(notebook["cells"])) > MAX_CELLS:
        return f"it has {count} cells; up to {MAX_CELLS} are marked"
    length = sum(len(cell["source"]) for cell in notebook["cells"])
    too_long = f"its cells hold {length} characters; up to {MAX_CELL_CHARACTERS} are marked"
    return too_long if length > MAX_CELL_CHARACTERS else None


def _undated(path):
    """Check the date of submission, which nbgrader takes minutes to read from a long text."""
    from nbgrader.utils import parse_utc

    if not path.is_file():
        return None
    try:
        if path.stat().st_size <= MAX_DATE_BYTES:
            parse_utc(path.read_text(encoding="utf-8").strip())
            return None
    except (ValueError, OverflowError):
        pass
    return f"{path.name} is not a date; expected one such as 2026-11-21 12:00:00 UTC"


def _unreadable(path):
    try:
        notebook = notebook_file.read(path)
    except notebook_file.Unreadable as reason:
        return f"{path.name} {reason}"
    return overlong(notebook)
