"""Fills a column of a platform's own table, and nothing else of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nbapart.delivery.tables import Sheet
from nbapart.errors import CourseError
from nbapart.text import points


@dataclass
class Filled:
    """What came of filling a table.

    Attributes
    ----------
    changed, same : int
        Cells that got another mark, and that had it already.
    left : list of tuple of str
        Each student whose mark is not in it, and why.
    notes : list of str
        What else to know.
    """

    changed: int = 0
    same: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def put(self, cells: list[str], place: int, value: float) -> None:
        """Put a mark into a cell."""
        if has(cells, place, value):
            self.same += 1
            return
        cells[place] = points(value)
        self.changed += 1


def has(cells: list[str], place: int, value: float) -> bool:
    """Return whether a mark stands in a cell already, to hundredths."""
    return number(cells[place]) == round(value, 2)


def chosen(path: Path, sheet: Sheet, said: str | None, fits: Callable[[str], bool]) -> int:
    """Return the place of the column that marks go into.

    Parameters
    ----------
    path : pathlib.Path
        For the message.
    sheet : Sheet
    said : str or None
        Its title, where the instructor says it.
    fits : callable
        Whether a title is that of such a column.

    Returns
    -------
    int

    Raises
    ------
    CourseError
        No title fits, or several do.
    """
    titles = [title.strip() for title in sheet.header]
    found = [n for n, title in enumerate(titles) if (title == said if said else fits(title))]
    if len(found) != 1:
        what = f"has {len(found) or 'no'} columns that marks could go into"
        shown = ", ".join(filter(None, titles))
        raise CourseError(f"{path} {what}: say which with --column TITLE, one of {shown}.")
    return found[0]


def number(text: str) -> float | None:
    """Read a number with a point or a comma; None for another text.

    Examples
    --------
    >>> number("7,50"), number(" 20.00"), number("-")
    (7.5, 20.0, None)
    """
    text = text.strip().replace(",", ".")
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
