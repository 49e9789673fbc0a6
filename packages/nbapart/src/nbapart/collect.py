"""Imports a class's notebooks from a download of a learning management system."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from nbapart.archive import NotTaken, entries
from nbapart.course import Course
from nbapart.errors import CourseError

# Jane Doe_123_assignsubmission_file_/unit.ipynb, or the same without folders
# What follows Moodle's own words may be chosen by the student, so the first match of them counts.
MOODLE = r"(?:.*?/)??(?P<student>[^/]+?)_\d+_assignsubmission_file_?/?.+"
# doejane_LATE_123_456_unit.ipynb
CANVAS = r"(?:.*/)?(?P<student>[^/_]+)(?:_(?i:late))?_\d+_\d+_[^/]+"
# jane/unit/unit.ipynb, as in submitted/
NESTED = r"(?:.*/)?(?P<student>[^/]+)/(?P<unit>[^/]+)/(?P=unit)\.ipynb"
# jane/unit.ipynb
FOLDER = r"(?:.*/)?(?P<student>[^/]+)/[^/]+"
PATTERNS = (MOODLE, CANVAS, NESTED, FOLDER)


@dataclass
class Collected:
    """The outcome for each notebook of a download.

    Attributes
    ----------
    placed, same : list of str
        STUDENT/UNIT of notebooks that were copied, and of those already there and identical.
    refused : list of tuple
        Path in the download, and why the notebook was not placed.
    """

    placed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def collect(
    course: Course, path: Path, pattern: str | None = None, replace: bool = False
) -> Collected:
    """Copy the notebooks of a folder or zip file into `submitted/STUDENT/UNIT/`.

    Parameters
    ----------
    course : Course
    path : pathlib.Path
        A folder, or a zip file.
    pattern : str, optional
        A regular expression that matches a notebook's whole path inside `path`, with the named
        group `student` and, if the file is not named after the unit, `unit`.
    replace : bool
        Whether a notebook replaces a different one that the student handed in before.

    Returns
    -------
    Collected

    Raises
    ------
    CourseError
        `path` cannot be read, or the pattern is not valid.
    """
    patterns = [_compiled(pattern)] if pattern else [re.compile(known) for known in PATTERNS]
    result = Collected()
    wanted = {}
    with entries(path) as found:
        for name, problem, read in found:
            with _refusing(name, result):
                if problem:
                    raise NotTaken(problem)
                key = place(name, patterns, course.units)
                wanted.setdefault(key, []).append((name, read))
        for key, notebooks in wanted.items():
            with _refusing(notebooks[0][0], result):
                _put(course, key, notebooks, replace, result)
    return result


def place(name: str, patterns: Iterable[re.Pattern[str]], units: Iterable[str]) -> tuple[str, str]:
    """Return the student and the unit that a notebook belongs to.

    Parameters
    ----------
    name : str
        Path inside the download, with slashes.
    patterns : iterable of re.Pattern
        Tried in order.
    units : iterable of str

    Returns
    -------
    student, unit : str

    Raises
    ------
    NotTaken
        No pattern matches, or no unit does.

    Examples
    --------
    >>> place("Jane Doe_12_assignsubmission_file_/1-first.ipynb", [re.compile(MOODLE)],
    ...       ["1-first"])
    ('jane-doe', '1-first')
    """
    match = next(filter(None, (pattern.fullmatch(name) for pattern in patterns)), None)
    if match is None or not student_id(match["student"] or ""):
        raise NotTaken("no student's name in it; tell where it stands with --pattern")
    groups = match.groupdict()
    stem = PurePosixPath(name).stem
    for unit in units:
        if groups.get("unit") == unit or _is_of(stem, unit):
            return student_id(match["student"]), unit
    raise NotTaken(f"not named after a unit; expected one of {', '.join(units)}")


def student_id(name: str) -> str:
    """Turn a student's name into the name of a folder.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        Empty if the name has no usable character.

    Examples
    --------
    >>> student_id("Zoë  O'Neill")
    'zoë-o-neill'
    """
    name = unicodedata.normalize("NFC", name).casefold()
    return re.sub(r"[^\w.@-]+", "-", name).strip("-.")


def _is_of(stem, unit):
    """Match a file to a unit: `1-first`, `x_1-first`, `1-first (2)` or `1-first-1`."""
    return re.fullmatch(rf"(?:.*[^\w.-]|.*_)?{re.escape(unit)}(?: ?\(\d+\)|-\d+)?", stem)


def _compiled(pattern):
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise CourseError(f"--pattern is not a regular expression: {error}") from error
    if "student" not in compiled.groupindex:
        raise CourseError("--pattern has no group (?P<student>...) for the student's name")
    return compiled


@contextmanager
def _refusing(name, result):
    """Record why a notebook is refused, and continue with the others."""
    try:
        yield
    except NotTaken as reason:
        result.refused.append((name, str(reason)))
    except OSError as error:
        result.refused.append((name, f"it cannot be put into submitted/: {error.strerror}"))


def _put(course, key, found, replace, result):
    student, unit = key
    if len(found) > 1:
        names = " and ".join(name for name, _ in found)
        why = f"several notebooks are {student}'s for {unit}: {names}; none was taken"
        result.refused.extend((name, why) for name, _ in found)
        return
    [(name, read)] = found
    content = read()
    target = course.folder("submitted", student, unit) / f"{unit}.ipynb"
    if target.exists() and target.read_bytes() == content:
        result.same.append(f"{student}/{unit}")
    elif target.exists() and not replace:
        why = f"{student} has handed in another {unit} before; --replace takes this one instead"
        result.refused.append((name, why))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        result.placed.append(f"{student}/{unit}")
