"""Why a submission cannot be marked, found before anything of it runs."""

import json
import os
import re
from pathlib import Path

from nbapart.sandbox.limits import MIB, Limits

LARGEST = 20 * 2**20  # bytes; a notebook of this course with its outputs has a tenth of it
DEEPEST = 1000  # characters of a file's whole path
LINE = 300  # characters of a reason
LONGEST = 200_000  # characters of all cells; a page of coloured code takes a thousand times that
MOST_CELLS = 1000  # a unit has up to a hundred; a page takes five milliseconds for each
MOST_VALUES = 200_000  # of a notebook's JSON, each line printed among them; checked in ten seconds
DATE = 100  # bytes; a date has twenty


def fault(course, student, unit, limits=None):
    """Say what keeps a submission from being marked.

    Parameters
    ----------
    course : Course
    student, unit : str
        As in `submitted/STUDENT/UNIT/`.
    limits : sandbox.limits.Limits, optional

    Returns
    -------
    str or None
        The reason, for people; None when there is nothing to find fault with.
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


def line(text):
    """Make one short line of a text in which a student's words may stand: it goes to a terminal.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> line("no cell \x1b[2J")
    'no cell ?[2J'
    """
    shown = "".join(c if c.isprintable() else "?" for c in text[: LINE + 1])
    return shown if len(shown) <= LINE else f"{shown[: LINE - 3]}..."


def overlong(notebook):
    """Say whether a notebook has more cells, or more in them, than a page can show.

    Parameters
    ----------
    notebook : dict

    Returns
    -------
    str or None

    Examples
    --------
    >>> overlong({"cells": [{"source": "x" * 200_001}]})
    'its cells hold 200001 characters; up to 200000 are marked'
    """
    if (count := len(notebook["cells"])) > MOST_CELLS:
        return f"it has {count} cells; up to {MOST_CELLS} are marked"
    length = sum(len("".join(cell["source"])) for cell in notebook["cells"])
    too_long = f"its cells hold {length} characters; up to {LONGEST} are marked"
    return too_long if length > LONGEST else None


def unsafe(folder, limits=None):
    """Say what in a submission's folder is not a plain file or folder, or too much.

    nbgrader would follow a link out of the submission, and hang on a pipe.

    Parameters
    ----------
    folder : pathlib.Path
    limits : sandbox.limits.Limits, optional

    Returns
    -------
    str or None
    """
    limits = limits or Limits()
    left, room = limits.files, limits.scratch * MIB
    for path in (folder.parent, folder, *_below(folder)):
        if reason := _odd(path):
            return reason
        if path.is_file() and path != folder / f"{folder.name}.ipynb":
            left, room = left - 1, room - path.stat().st_size
        if left < 0:
            return f"the submission brings more than {limits.files} files along"
        if room < 0:
            return f"the submission's files are larger than {limits.scratch} MiB together"
    return None


def _below(folder):
    """What is in a folder, one after the other, so that very much of it is not listed."""
    for parent, names, files in os.walk(folder):
        yield from (Path(parent, name) for name in (*names, *files))


def _odd(path):
    name = line(path.name)
    if len(str(path)) > DEEPEST:
        return f"the folders of {name} lie too deep in each other"
    if not _is_text(path.name):
        return f"the name {name} is not text in UTF-8"
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        return f"{name} is a link or a special file; only plain files are marked"
    if path.is_file() and path.stat().st_nlink > 1:
        return f"{name} is a link: the file has another name elsewhere"
    return None


def _is_text(text):
    """Whether a text can be written as UTF-8: half a character of UTF-16 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _undated(path):
    """nbgrader reads there when the work was handed in, and takes minutes for a long text."""
    from nbgrader.utils import parse_utc

    if not path.is_file():
        return None
    try:
        if path.stat().st_size <= DATE:
            parse_utc(path.read_text(encoding="utf-8").strip())
            return None
    except (ValueError, OverflowError):
        pass
    return f"{path.name} is not a date; expected one such as 2026-11-21 12:00:00 UTC"


def _unreadable(path):
    if not path.is_file():
        return f"{path.name} is missing"
    if (size := path.stat().st_size) > LARGEST:
        return f"{path.name} has {size >> 20} MB; notebooks of up to {LARGEST >> 20} MB are marked"
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
    if "\\ud" in text.lower() and not _is_text(json.dumps(notebook, ensure_ascii=False)):
        return f"{path.name} is not a notebook: half a character is in it"
    return _malformed(path, notebook)


def _malformed(path, notebook):
    if not isinstance(notebook, dict):
        return f"{path.name} is not a notebook: its JSON is no object"
    version = notebook.get("nbformat")
    if isinstance(version, int) and version != 4:
        return f"{path.name} is a notebook of version {version}; expected 4"
    if _is_vast(notebook):
        return f"{path.name} holds more than {MOST_VALUES} values; notebooks with fewer are marked"
    if reason := _misshapen(notebook):
        return f"{path.name} is not a notebook: {reason}"
    return overlong(notebook)


def _is_vast(notebook):
    """Whether a notebook has more values than one would have with all its outputs."""
    found, left = [notebook], MOST_VALUES
    while found and left:
        value, left = found.pop(), left - 1
        if isinstance(value, dict | list):
            found += value.values() if isinstance(value, dict) else value
    return bool(found)


def _misshapen(notebook):
    """What of the format a notebook breaks first; nbformat's own search for words takes minutes."""
    from nbformat.validator import get_validator

    minor = notebook.get("nbformat_minor")
    try:
        validator = get_validator(4, minor if type(minor) is int else None)
        error = next(iter(validator.iter_errors(notebook)), None)
    except Exception as failed:  # whatever a library makes of it
        error = failed
    return error and (str(error).splitlines() or [type(error).__name__])[0]
