"""Finds the unit of a notebook, by its cells first and by its name where they do not tell."""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath

from nbapart import notebook_file
from nbapart.course import Course
from nbapart.delivery.archive import NotTaken
from nbapart.html import REGION

# What programs add to the name of a copy: -Copy1, (1), - Kopie (2), -2
COPY = r"(?:[-_ ]*(?:copy|kopie|copie|copia|kopia)(?: of)?[-_ ]?\d*|[-_ ]?\(\d+\)|-\d{1,2})*"

FEWEST_SIGNS = 2  # one alone may be chance: many notebooks import NumPy by the same line


class Units:
    """The units of a course, to compare notebooks with.

    Parameters
    ----------
    course : Course
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self.names = course.units

    @cached_property
    def _signs(self):
        """For each unit the names of its marked cells, and the texts of those that are given."""
        return {unit: _signs(self.course.notebook("source", unit)) for unit in self.names}

    def find(self, name: str, content: bytes, said: str | None = None) -> str:
        """Return the unit that a notebook is of.

        Parameters
        ----------
        name : str
            The file's path.
        content : bytes
        said : str, optional
            The unit that the instructor says it is.

        Returns
        -------
        str

        Raises
        ------
        NotTaken
            Its cells are of another unit than the one said, or nothing tells.
        """
        if said and said not in self.names:
            raise NotTaken(f"{said} is no unit; expected one of {', '.join(self.names)}")
        by_cells = self.by_cells(content)
        if said and by_cells and said not in by_cells:
            raise NotTaken(f"its cells are of {by_cells[0]}, not of {said}")
        if said:
            return said
        by_name = [unit for unit in self.names if is_called(name, unit)]
        both = [unit for unit in by_cells if unit in by_name]
        for fitting in (both, by_cells, by_name):
            if len(fitting) == 1:
                return fitting[0]
        known = f"--unit says it (one of {', '.join(self.names)})"
        raise NotTaken(f"not named after a unit, and its cells are of none alone; {known}")

    def by_cells(self, content: bytes) -> list[str]:
        """Return the units a notebook is of: with most of its cells, or with what no other has."""
        try:
            cells = notebook_file.parsed(content).cells
        except notebook_file.Unreadable:
            return []
        theirs = {sign for cell in cells for sign in _of_cell(cell)}
        shares = {unit: len(theirs & own) for unit, own in self._signs.items()}
        first = max(self.names, key=shares.__getitem__, default="")
        return [
            unit
            for unit, share in shares.items()
            if share >= FEWEST_SIGNS
            and (share == shares[first] or self._is_added(unit, first, theirs))
        ]

    def _is_added(self, unit: str, first: str, theirs: set) -> bool:
        """Return whether most of what one unit has and another lacks is in a notebook."""
        alone = self._signs[unit] - self._signs[first]
        return len(theirs & alone) > len(alone) // 2

    def is_released(self, unit: str, content: bytes) -> bool:
        """Return whether a notebook is as students got it."""
        path = self.course.notebook("release", unit)
        return path.is_file() and path.read_bytes() == content


def is_called(path: str, unit: str) -> bool:
    """Return whether a file is called like a unit, with what copies and other systems add.

    Examples
    --------
    >>> [is_called(name, "1-first") for name in ("1_First (1).ipynb", "11-first.ipynb")]
    [True, False]
    """
    own = r"[-_ ]".join(map(re.escape, re.split(r"[-_ ]", unit)))
    stem = PurePosixPath(path).stem
    return bool(re.fullmatch(rf"(?:.*[^\w.-]|.*_)?{own}{COPY}", stem, re.IGNORECASE))


def _signs(path):
    try:
        cells = notebook_file.parsed(path.read_bytes()).cells
    except (OSError, notebook_file.Unreadable):
        return set()
    return {sign for cell in cells for sign in _of_cell(cell)}


def _of_cell(cell) -> Iterable[tuple[str, str]]:
    """Yield by what a cell is known: its name in nbgrader, its id, and its text."""
    kind = cell.metadata.get("nbgrader")
    name = kind.get("grade_id") if isinstance(kind, dict) else None
    if isinstance(name, str):
        yield "cell", name
    yield "cell", cell.id
    text = "".join(REGION.sub("", cell.source).split())
    if text:
        yield "text", text
