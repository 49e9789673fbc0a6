"""Reads CSV files as learning platforms and spreadsheets write them."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from nbapart.errors import CourseError

ROUNDED = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes
    ----------
    line : int
        Where it ends in the file, from 1.
    cells : dict
        By header.
    """

    line: int
    cells: dict[str, str]


def read(path: Path) -> list[Row]:
    """Read a table: its separator is found, and its cells stay as they are.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    list of Row
        Without empty ones.

    Raises
    ------
    CourseError
        It is no table, or a spreadsheet has rounded a number in it.
    """
    text = _text(path)
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name.strip() for name in next(lines, [])]
        rows = [_row(path, names, cells, lines.line_num) for cells in lines if any(cells)]
    except csv.Error as error:
        raise CourseError(f"{path} is not a table: {error}") from None
    if not rows:
        raise CourseError(f"{path} has no row below its header.")
    return rows


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}") from None
    if data.startswith(b"PK"):
        raise CourseError(f"{path} is a spreadsheet; save it as CSV, and give that.")
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CourseError(f"{path} is not text in UTF-8: save it so, and give it again.")


def _row(path, names, cells, line):
    for cell in cells:
        if ROUNDED.fullmatch(cell.strip()):
            raise CourseError(
                f"{path}, line {line}: a spreadsheet has rounded a number to {cell.strip()}. "
                "Download the file again, and open it in no spreadsheet before."
            )
    cells = [*cells, *[""] * (len(names) - len(cells))]
    return Row(line, dict(zip(names, (cell.strip() for cell in cells), strict=False)))
