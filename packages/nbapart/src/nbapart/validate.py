"""Checks whether a submission can be marked, before any of its code runs."""

import json
import re

from nbapart.course import Course
from nbapart.limits import MAX_NOTEBOOK_BYTES, MIB, Limits
from nbapart.submission_files import unsafe
from nbapart.text import is_utf8

MAX_CELL_CHARACTERS = 200_000  # of all cells together; a page takes a thousand bytes for each
MAX_CELLS = 1000  # a unit has up to a hundred; a page takes five milliseconds for each
MAX_VALUES = 200_000  # each printed line is one; checking this many takes ten seconds
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
        or _undated(folder / "timestamp.txt")
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
    length = sum(len("".join(cell["source"])) for cell in notebook["cells"])
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
    if not path.is_file():
        return f"{path.name} is missing"
    if (size := path.stat().st_size) > MAX_NOTEBOOK_BYTES:
        most = MAX_NOTEBOOK_BYTES // MIB
        return f"{path.name} has {size // MIB} MB; notebooks of up to {most} MB are marked"
    try:
        text = path.read_text(encoding="utf-8")
        notebook = json.loads(text)
    except UnicodeDecodeError:
        return f"{path.name} is not a notebook: it is not text in UTF-8"
    except json.JSONDecodeError as error:
        return f"{path.name} is not a notebook: not JSON from line {error.lineno} on"
    except RecursionError:
        return f"{path.name} is not a notebook: its JSON is nested too deeply"
    except ValueError:
        return f"{path.name} is not a notebook: a number in it has too many digits"
    if "\\ud" in text.lower() and not is_utf8(json.dumps(notebook, ensure_ascii=False)):
        return f"{path.name} is not a notebook: half a character is in it"
    return _malformed(path, notebook)


def _malformed(path, notebook):
    if not isinstance(notebook, dict):
        return f"{path.name} is not a notebook: its JSON is no object"
    version = notebook.get("nbformat")
    if isinstance(version, int) and version != 4:
        return f"{path.name} is a notebook of version {version}; expected 4"
    if _is_vast(notebook):
        return f"{path.name} holds more than {MAX_VALUES} values; notebooks with fewer are marked"
    if reason := _misshapen(notebook):
        return f"{path.name} is not a notebook: {reason}"
    return overlong(notebook)


def _is_vast(notebook):
    """Return whether a notebook has more than `MAX_VALUES` values."""
    found, left = [notebook], MAX_VALUES
    while found and left:
        value, left = found.pop(), left - 1
        if isinstance(value, dict | list):
            found += value.values() if isinstance(value, dict) else value
    return bool(found)


def _misshapen(notebook):
    """Return the first violation of the notebook format; nbformat's own report takes minutes."""
    from nbformat.validator import get_validator

    minor = notebook.get("nbformat_minor")
    try:
        validator = get_validator(4, minor if type(minor) is int else None)
        error = next(iter(validator.iter_errors(notebook)), None)
    except Exception as failed:  # the validator may raise anything on malformed input
        error = failed
    return error and (str(error).splitlines() or [type(error).__name__])[0]
