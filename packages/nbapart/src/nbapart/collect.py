"""Takes a class's notebooks from a delivery of a learning platform into `submitted/`.

Every file of a delivery is accounted for, and each submission is kept with the key by which the
platform knows whose it is.
"""

import glob
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import replace as with_
from datetime import UTC
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from nbapart import due
from nbapart.course import Course
from nbapart.delivery import identities, layout
from nbapart.delivery.account import Collected
from nbapart.delivery.archive import Entry, NotTaken, entries
from nbapart.delivery.choose import Notebook, chosen
from nbapart.delivery.instead import keep
from nbapart.delivery.layout import Piece
from nbapart.delivery.people import People
from nbapart.delivery.place import place
from nbapart.delivery.platforms import PLATFORMS, Platform, named
from nbapart.delivery.roster import Roster, missing
from nbapart.delivery.units import Units, is_called
from nbapart.errors import CourseError
from nbapart.submission_files import TIME

# What a file is that is no notebook, by its ending.
ENDINGS = {
    ".ipynb.txt": "its name ends in .ipynb.txt: take .txt away if it is a notebook",
    ".ipynb.json": "its name ends in .ipynb.json: take .json away if it is a notebook",
    ".pdf": "a PDF, not a notebook",
    ".py": "a Python file, not a notebook",
    ".html": "a web page, not a notebook",
    ".txt": "a text, not a notebook",
    ".csv": "a table, not a notebook",
    ".rar": "a compressed file that is not opened; expected a notebook, or a zip file",
    ".7z": "a compressed file that is not opened; expected a notebook, or a zip file",
    ".tar": "a compressed file that is not opened; expected a notebook, or a zip file",
    ".gz": "a compressed file that is not opened; expected a notebook, or a zip file",
}


def collect(
    course: Course,
    path: Path,
    pattern: str | None = None,
    replace: bool = False,
    *,
    platform: str | None = None,
    unit: str | None = None,
    inside: str = "",
    roster: Roster | None = None,
) -> Collected:
    """Copy the notebooks of a folder or zip file into `submitted/STUDENT/UNIT/`.

    Parameters
    ----------
    course : Course
    path : pathlib.Path
        A folder, or a zip file.
    pattern : str, optional
        A regular expression that matches a notebook's whole path inside `path`, with the named
        group `student` and, if the notebook does not tell it, `unit`.
    replace : bool
        Whether a notebook replaces a different one of the same student.
    platform : str, optional
        The name of the platform; recognised unless given.
    unit : str, optional
        The unit of all notebooks.
    inside : str
        The folder inside `path` that holds the class.
    roster : Roster, optional

    Returns
    -------
    Collected

    Raises
    ------
    CourseError
        `path` cannot be read, its platform is not recognised, or an argument is not valid.
    """
    if unit and unit not in course.units:
        raise CourseError(f"{unit} is no unit; expected one of {', '.join(course.units)}.")
    known, roster = identities.read(course), roster or Roster()
    with entries(path, inside) as found:
        made_by = _platform(found, pattern, platform, {one.student for one in known})
        roster.lasting = made_by.lasting
        result = Collected(made_by.title)
        pieces = _pieces(course, found, made_by, roster, result)
        owners = {piece.owner for piece in pieces if piece.owner}
        people = People(made_by, known, owners, roster)
        notebooks = list(_notebooks(course, pieces, people, unit, result))
        if not made_by.lasting:
            notebooks = _of_one_assignment(notebooks, result)
        place(course, chosen(notebooks, result), made_by, known, replace, result)
    _conclude(course, result, pieces, notebooks, people)
    return result


def _platform(found: list[Entry], pattern, name, students) -> Platform:
    if pattern:
        return named(_compiled(pattern))
    if name:
        return next(one for one in PLATFORMS if one.name == name)
    return layout.recognised(found, students)


def _compiled(pattern):
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise CourseError(f"--pattern is not a regular expression: {error}") from error
    if "student" not in compiled.groupindex:
        raise CourseError("--pattern has no group (?P<student>...) for the student's name")
    return compiled


def _pieces(course, found, platform, roster, result) -> list[Piece]:
    """Return the students' files; those of the platform and of systems are accounted for."""
    zone = ZoneInfo(due.read(course).zone)
    pieces = []
    for entry in found:
        if platform.own.fullmatch(entry.name):
            result.account(entry.name, "the platform's")
    for piece in layout.pieces(found, platform):
        if layout.is_left_behind(piece.entry.name):
            result.account(piece.entry.name, "left behind")
        pieces.append(_timed(piece, roster, zone))
    return pieces


def _timed(piece: Piece, roster: Roster, zone: ZoneInfo) -> Piece:
    """Give a piece its time in UTC, from its path or from the worksheet."""
    if piece.time:
        return with_(piece, time=piece.time.replace(tzinfo=zone).astimezone(UTC))
    row = roster.worksheet.get(piece.owner.key) if piece.owner else None
    return with_(piece, time=due.in_words(row.modified, zone)) if row and row.modified else piece


def _notebooks(course, pieces, people, unit, result) -> Iterator[Notebook]:
    units = Units(course)
    for piece in pieces:
        if not layout.is_left_behind(piece.entry.name):
            with result.refusing(piece.entry.name):
                yield _notebook(piece, units, people, unit)


def _notebook(piece: Piece, units: Units, people: People, said: str | None) -> Notebook:
    entry = piece.entry
    if entry.problem or entry.read is None:
        raise NotTaken(entry.problem or "it cannot be read")
    if not entry.name.endswith(".ipynb"):
        raise NotTaken(_other(entry.name))
    if piece.owner is None and piece.file not in ("", entry.name):
        raise NotTaken("the platform tells nobody's number for it, as of a team without a group")
    if piece.owner is None:
        raise NotTaken("no student's name in it; tell where it stands with --pattern")
    content = entry.read()
    unit = units.find(piece.file, content, said or piece.unit)
    student = people.student(piece.owner, unit)
    digest = hashlib.sha256(content).hexdigest()
    return Notebook(piece, piece.owner, student, unit, digest, units.is_released(unit, content))


def _of_one_assignment(notebooks: list[Notebook], result: Collected) -> list[Notebook]:
    """Leave out who handed in another unit: the platform's number is theirs in this one alone."""
    owners: dict[str, set] = {}
    for one in notebooks:
        owners.setdefault(one.unit, set()).add(one.owner)
    most = max(owners, key=lambda unit: len(owners[unit]), default="")
    kept = []
    for one in notebooks:
        if len(owners[one.unit]) < len(owners[most]) and one.owner not in owners[most]:
            why = f"its cells are of {one.unit}, and this delivery is of {most}"
            result.account(
                one.name, "not placed", f"{why}; --unit {one.unit} takes it nevertheless"
            )
        else:
            kept.append(one)
    return kept


def _other(name):
    """Say what a file is that is no notebook."""
    folded = name.lower()
    if folded.endswith(".ipynb"):
        return "its name ends in .IPYNB: write it in small letters if it is a notebook"
    why = next((why for ending, why in ENDINGS.items() if folded.endswith(ending)), None)
    suffix = PurePosixPath(name).suffix
    return why or f"not a notebook: its name ends in {suffix or 'nothing'}, not in .ipynb"


def _conclude(course, result, pieces, notebooks, people):
    """Add what concerns students rather than files."""
    has = {file.name for file in result.files if file.state in ("placed", "same", "superseded")}
    owners = {piece.owner for piece in pieces if piece.owner}
    served = {piece.owner for piece in pieces if piece.entry.name in has}
    result.empty_handed = sorted(map(str, owners - served))
    units = sorted({one.unit for one in notebooks})
    keep(course, [one for one in pieces if one.owner in owners - served], people, units, result)
    result.notices += [*people.notices(), *_misnamed(course, notebooks)]
    result.notices += _times(course, notebooks)
    for unit in units if people.roster.people else ():
        here = [path.parent.name for path in course.root.glob(f"submitted/*/{glob.escape(unit)}")]
        here += result.instead.get(unit, {})
        result.absent[unit] = missing(people.roster.people, here)


def _misnamed(course, notebooks):
    """Say which notebooks are called like another unit than the one of their cells."""
    for one in notebooks:
        called = [unit for unit in course.units if is_called(one.piece.file, unit)]
        if called and one.unit not in called:
            yield f"{one.name} is called like {called[0]}, but its cells are of {one.unit}."


def _times(course, notebooks):
    """Say of whom it is not known when they handed in, and of whom it was known before."""
    told = [one for one in notebooks if one.piece.time]
    untold = [one for one in notebooks if not one.piece.time]
    if told:
        yield f"Times without a zone are read as of {due.read(course).zone} (due.toml says which)."
    kept = [one for one in untold if os.path.isfile(_time(course, one))]
    unknown = [one for one in untold if one not in kept]
    if unknown and not told and not kept:
        yield "When it was handed in is not told here: nobody of it counts as late."
    elif unknown:
        yield f"When they handed in is not known, and so not late: {_names(unknown)}."
    if kept:
        yield f"When they handed in is not told here; their known time stays: {_names(kept)}."
    if late := [one for one in unknown if one.piece.late]:
        yield f"The platform says late, and not by how much: {_names(late)}."


def _time(course, one):
    return course.folder("submitted", one.student, one.unit) / TIME


def _names(notebooks):
    return ", ".join(sorted({one.student for one in notebooks}))
