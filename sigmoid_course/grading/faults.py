"""Why a submission cannot be marked, found before anything of it runs."""

import json
import re
from collections import Counter


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
    return (
        _misplaced(course, folder)
        or _unsafe(folder)
        or _unreadable(folder / f"{unit}.ipynb")
        or _doubled(folder / f"{unit}.ipynb", course.notebook("source", unit))
    )


def _misplaced(course, folder):
    if folder.name not in course.units:
        return f"no unit has this name; expected one of {', '.join(course.units)}"
    if re.search(r"[*?\[\]]", folder.parent.name):
        return "the folder's name has one of * ? [ ] in it, which nbgrader takes for patterns"
    return None


def _unsafe(folder):
    """nbgrader would follow a link out of the submission, and hang on a pipe."""
    for path in (folder.parent, folder, *folder.rglob("*")):
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            return f"{path.name} is a link or a special file; only plain files are marked"
    return None


def _unreadable(path):
    if not path.is_file():
        return f"{path.name} is missing"
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
    return None


def _doubled(path, source):
    """A unit's answer or marking cell that stands twice leaves open which one counts."""
    import nbformat

    marked = set(_grade_ids(nbformat.read(source, as_version=4)))
    counts = Counter(_grade_ids(nbformat.read(path, as_version=4)))
    double = sorted(name for name in marked if counts[name] > 1)
    if not double:
        return None
    return f"the cell {double[0]} is there {counts[double[0]]} times; keep one of them"


def _grade_ids(notebook):
    metas = (cell.metadata.get("nbgrader", {}) for cell in notebook.cells)
    return [meta.get("grade_id") for meta in metas if meta.get("grade") or meta.get("solution")]
