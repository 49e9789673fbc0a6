"""Fills Moodle's grading worksheet, which ties the numbers of one assignment to people."""

import re
from collections.abc import Sequence
from pathlib import Path

from nbapart.delivery import tables
from nbapart.delivery.identities import Identity, folded
from nbapart.delivery.worksheet import participant
from nbapart.export import column
from nbapart.export.column import Filled
from nbapart.export.results import Result

# What the column of marks is called, in small letters and several languages.
GRADE = {
    *("grade", "bewertung", "note", "calificación", "valutazione", "nota", "cijfer", "avaliação"),
    *("qualificació", "ocena", "betyg", "karakter", "arvosana", "známka", "beoordeling", "оценка"),
}
LARGEST = re.compile(r"max|bestwertung", re.IGNORECASE)
# The column that says whether a mark may change, by its verb, and how it says no.
CHANGEABLE = re.compile(r"\b(can|kann|peut|puede|può|pode|kan|może)\b", re.IGNORECASE)
NO = {"no", "nein", "non", "não", "nee", "nej", "nei", "nie", "ei", "ne", "нет"}
GROUP = re.compile(r"group|gruppe|groupe|grupo|gruppo|groep|grupp", re.IGNORECASE)

Folders = dict[str, list[str]]


def fill(path: Path, results: Sequence[Result], said: str | None) -> tuple[str, Filled, Folders]:
    """Put marks into a worksheet.

    Parameters
    ----------
    path : pathlib.Path
        The worksheet of one assignment, as Moodle gave it out.
    results : sequence of Result
        Those of its unit that came by Moodle.
    said : str or None
        The title of the column, where it is not known.

    Returns
    -------
    tuple of str, Filled, dict
        The worksheet as text, what came of it, and for each student the folders that their
        feedback goes back in.

    Raises
    ------
    CourseError
        It is no worksheet, or nothing tells which column is meant.
    """
    sheet = tables.sheet(path)
    people = _People(path, sheet)
    place = column.chosen(path, sheet, said, lambda title: title.casefold() in GRADE)
    filled, folders = Filled(), Folders()
    for result in results:
        assert result.identity
        rows = people.rows(result.identity)
        if not rows:
            filled.left.append((result.student, people.problem(result.identity)))
        total = result.record.total
        for row in rows:
            if people.locked[row] and not column.has(sheet.lines[row], place, total):
                filled.left.append((result.student, "Moodle says that its mark cannot be changed"))
            else:
                filled.put(sheet.lines[row], place, total)
        folders[result.student] = [people.folder(row, result.identity) for row in rows]
    filled.notes += _largest(sheet, results)
    return sheet.text, filled, folders


class _People:
    """Whose each row of a worksheet is."""

    def __init__(self, path: Path, sheet: tables.Sheet) -> None:
        rows = [row.cells for row in sheet.rows]
        self.numbers = [participant(path, row) for row in sheet.rows]
        # The second column has the names; where there are none, it has nothing that is like one.
        self.names = [_squeezed(*list(cells.values())[1:2]) for cells in rows]
        groups = [title for title in rows[0] if GROUP.fullmatch(title)]
        self.groups = [_squeezed(cells[groups[0]]) if groups else "" for cells in rows]
        # Moodle would skip these rows without a word.
        locks = [title for title in rows[0] if CHANGEABLE.search(title)]
        self.locked = [any(cells[title].casefold() in NO for title in locks) for cells in rows]

    def rows(self, identity: Identity) -> list[int]:
        """Return the rows of who handed in; of a team all its members', none if it is not sure."""
        name = _squeezed(identity.name)
        of_number = [n for n, number in enumerate(self.numbers) if number == identity.key]
        if of_number and (not name or name == self.names[of_number[0]]):
            return of_number
        return [n for n, group in enumerate(self.groups) if name and group == name]

    def problem(self, identity: Identity) -> str:
        """Say why nobody's row was found."""
        if identity.key not in self.numbers:
            return f"no Participant {identity.key} is in the worksheet"
        return (
            f"Participant {identity.key} is called otherwise in the worksheet than "
            f"{identity.name}: is it of another assignment?"
        )

    def folder(self, row: int, identity: Identity) -> str:
        """Return the folder by which Moodle knows whose feedback is in it."""
        name = re.sub(r"[_/\\\s]+", " ", identity.name).strip(" .~") or "Participant"
        return f"{name}_{self.numbers[row]}_assignsubmission_file"


def _squeezed(name=""):
    """Return a name without what file names cannot have."""
    return re.sub(r"[\W_]+", "", folded(name))


def _largest(sheet, results):
    """Say where Moodle's largest mark is another than the unit's."""
    places = [n for n, title in enumerate(sheet.header) if LARGEST.search(title)]
    known = {column.number(cells[places[0]]) for cells in sheet.lines} if places else set()
    worths = {round(result.record.worth, 2) for result in results}
    for most in known - {None} - worths if worths else ():
        yield (
            f"Moodle's maximum is {most:g}, and the unit is worth {max(worths):g}: the points are "
            "sent as they are, so set the maximum there."
        )
