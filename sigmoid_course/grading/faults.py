"""Why a submission cannot be marked, found before anything of it runs."""

import json
import re

LARGEST = 20 * 2**20  # bytes; a notebook of this course with its outputs has a tenth of it
LINE = 300  # characters of a reason
LONGEST = 200_000  # characters of all cells; a page of coloured code takes a thousand times that


def fault(course, student, unit):
    """Say what keeps a submission from being marked.

    Parameters
    ----------
    course : Course
    student, unit : str
        As in `submitted/STUDENT/UNIT/`.

    Returns
    -------
    str or None
        The reason, for people; None when there is nothing to find fault with.
    """
    folder = course.folder("submitted", student, unit)
    return _misplaced(course, folder) or unsafe(folder) or _unreadable(folder / f"{unit}.ipynb")


def _misplaced(course, folder):
    if folder.name not in course.units:
        return f"no unit has this name; expected one of {', '.join(course.units)}"
    if re.search(r"[*?\[\]]", folder.parent.name):
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
    """Say whether a notebook's cells hold more than a page can show.

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
    length = sum(len("".join(cell["source"])) for cell in notebook["cells"])
    too_long = f"its cells hold {length} characters; up to {LONGEST} are marked"
    return too_long if length > LONGEST else None


def unsafe(folder):
    """Say what in a submission's folder is not a plain file or folder.

    nbgrader would follow a link out of the submission, and hang on a pipe.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    str or None
    """
    for path in (folder.parent, folder, *folder.rglob("*")):
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            return f"{path.name} is a link or a special file; only plain files are marked"
    return None


def _unreadable(path):
    if not path.is_file():
        return f"{path.name} is missing"
    if (size := path.stat().st_size) > LARGEST:
        return f"{path.name} has {size >> 20} MB; notebooks of up to {LARGEST >> 20} MB are marked"
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return f"{path.name} is not a notebook: it is not text in UTF-8"
    except json.JSONDecodeError as error:
        return f"{path.name} is not a notebook: not JSON from line {error.lineno} on"
    except RecursionError:
        return f"{path.name} is not a notebook: its JSON is nested too deeply"
    return _malformed(path, notebook)


def _malformed(path, notebook):
    import nbformat

    try:
        nbformat.validate(nbformat.from_dict(notebook))
    except (nbformat.ValidationError, AttributeError, KeyError, TypeError) as error:
        return f"{path.name} is not a notebook: {str(error).splitlines()[0]}"
    if notebook["nbformat"] != 4:
        return f"{path.name} is a notebook of version {notebook['nbformat']}; expected 4"
    return overlong(notebook)
