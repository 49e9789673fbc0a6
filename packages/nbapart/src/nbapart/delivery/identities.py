"""Keeps by which of a platform's keys each submission came: a small table beside the course.

Names are for people, keys are for the way back: marks and feedback go to who handed in.
"""

import csv
import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath

from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart.spreadsheet import harmless
from nbapart.submission_files import TIME

FILE = "identities.csv"


@dataclass(frozen=True)
class Identity:
    """Where a submission came from.

    Attributes
    ----------
    student, unit : str
        As in `submitted/STUDENT/UNIT/`.
    platform : str
        The name of a `platforms.Platform`.
    key, name : str
        The platform's own key for the student, and the name shown.
    path : str
        The whole path inside the download.
    submitted : str
        When it was handed in, in UTC; "" where the platform does not tell.
    late : str
        What the platform says of that, or "".
    """

    student: str
    unit: str
    platform: str
    key: str
    name: str
    path: str
    submitted: str = ""
    late: str = ""


COLUMNS = [one.name for one in fields(Identity)]


def path(course: Course) -> Path:
    """Return the path of the table."""
    return course.root / FILE


def read(course: Course) -> list[Identity]:
    """Read the table.

    Parameters
    ----------
    course : Course

    Returns
    -------
    list of Identity
        Empty where nothing was collected yet.

    Raises
    ------
    CourseError
        The file is not such a table.
    """
    file = path(course)
    if not file.exists():
        return []
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            return [_identity(row, file, rows.line_num) for row in rows]
    except (OSError, ValueError, csv.Error) as error:
        raise CourseError(f"{file} cannot be read: {error}") from None


def _identity(row, file, line):
    if set(row) != set(COLUMNS) or None in row.values():
        raise CourseError(f"{file}, line {line}: expected the columns {', '.join(COLUMNS)}.")
    return Identity(**{name: _unquoted(row[name]) for name in COLUMNS})


def write(course: Course, identities: Iterable[Identity]) -> None:
    """Write the table, for the instructor's eyes alone, at once or not at all.

    Parameters
    ----------
    course : Course
    identities : iterable of Identity
    """
    temporary = path(course).with_name(f"{FILE}.new")
    temporary.unlink(missing_ok=True)
    private = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(private, "w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        for one in sorted(identities, key=lambda one: (one.student, one.unit)):
            rows.writerow({name: _quoted(text) for name, text in asdict(one).items()})
    os.replace(temporary, path(course))


def untimed(course: Course) -> set[tuple[str, str]]:
    """Return student and unit of each submission that the platform calls late, without a time.

    Parameters
    ----------
    course : Course

    Returns
    -------
    set of tuple of str
    """
    late = [one for one in read(course) if one.late]
    return {(one.student, one.unit) for one in late if not os.path.isfile(_time(course, one))}


def _time(course, one):
    return course.folder("submitted", one.student, one.unit) / TIME


def instead(course: Course) -> dict[tuple[str, str], str]:
    """Return the name of what was sent where nothing of it could be placed.

    Parameters
    ----------
    course : Course

    Returns
    -------
    dict
        By student and unit.
    """
    gone = [one for one in read(course) if not is_placed(course, one)]
    return {(one.student, one.unit): PurePosixPath(one.path).name for one in gone}


def is_placed(course: Course, one: Identity) -> bool:
    """Return whether there is anything of a student's unit in `submitted/`."""
    # Not Path.is_dir, which raises where a name is too long for a file.
    return os.path.isdir(course.folder("submitted", one.student, one.unit))


def _quoted(text):
    """Put ' before what a spreadsheet would run, and before ' itself: names are the students'."""
    return f"'{text}" if text.startswith("'") else harmless(text)


def _unquoted(text):
    return text.removeprefix("'")


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
    return re.sub(r"[^\w.@-]+", "-", folded(name)).strip("-.")


def folded(name: str) -> str:
    """Return a name for comparison: one form of its letters, small ones, single blanks.

    Examples
    --------
    >>> folded("  Jane   DOE ")
    'jane doe'
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
