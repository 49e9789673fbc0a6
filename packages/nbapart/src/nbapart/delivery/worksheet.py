"""Reads Moodle's grading worksheet, which ties the numbers of one assignment to people."""

import re
from dataclasses import dataclass
from pathlib import Path

from nbapart.delivery import tables
from nbapart.delivery.students import HEADERS
from nbapart.errors import CourseError

# The column of a worksheet with the time of the submission, not of the mark.
MODIFIED = re.compile(r"\((submission|abgabe|remis|env[ií]o|entrega|consegna)", re.IGNORECASE)


@dataclass(frozen=True)
class Participant:
    """A row of a Moodle grading worksheet.

    Attributes
    ----------
    keys : tuple of str
        What lasts from unit to unit: ID number or login, then e-mail.
    modified : str
        When the submission was last changed, in words; "" where the worksheet does not say.
    """

    keys: tuple[str, ...] = ()
    modified: str = ""


def read(path: Path) -> dict[str, Participant]:
    """Read a Moodle grading worksheet: which number is whose, in one unit.

    Its words are those of the marker's language: columns are known by what stands in them.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    dict
        By a participant's number.

    Raises
    ------
    CourseError
        The first column holds no participants' numbers.
    """
    found = {}
    for row in tables.read(path):
        cells, number = list(row.cells.items()), participant(path, row)
        keys = [text for name, text in cells if name.casefold() in HEADERS["id"][1:]]
        keys += [text for name, text in cells[1:] if re.fullmatch(r"[^\s@]+@[^\s@]+", text)]
        modified = next((text for name, text in cells if MODIFIED.search(name)), "")
        found[number] = Participant(tuple(filter(None, keys)), modified.strip("- "))
    return found


def participant(path: Path, row: tables.Row) -> str:
    """Return the participant's number of a worksheet's row.

    Parameters
    ----------
    path : pathlib.Path
        For the message.
    row : tables.Row

    Returns
    -------
    str

    Raises
    ------
    CourseError
        There is none in its first cell.
    """
    first = next(iter(row.cells.values()))
    number = re.search(r"(\d+)$", first)
    if number is None:
        raise CourseError(
            f"{path}, line {row.line}: {first!r} is not like Participant 123; expected the grading "
            "worksheet as Moodle gives it out."
        )
    return number[1]
