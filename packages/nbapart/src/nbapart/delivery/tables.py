"""Reads CSV files as learning platforms and spreadsheets write them, and writes them again."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbapart.errors import CourseError

# How programs write a text that a spreadsheet would take for a formula or number.
AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
WESTERN = "cp1252"  # how Windows writes Western European languages
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


@dataclass(frozen=True)
class Sheet:
    """A table as it came: each cell as it stands in the file, to be written again.

    Attributes
    ----------
    header : list of str
    rows : list of Row
        Those that are not empty.
    lines : list of list of str
        The cells of these rows, which may be changed.
    separator, newline : str
    """

    header: list[str]
    rows: list[Row]
    lines: list[list[str]]
    separator: str
    newline: str

    @property
    def text(self) -> str:
        """The table as text, quoted where that is needed."""
        made = io.StringIO(newline="")
        table = csv.writer(made, delimiter=self.separator, lineterminator=self.newline)
        table.writerows([self.header, *self.lines])
        return made.getvalue()


def read(path: Path) -> list[Row]:
    """Read a table: its separator is found, and its cells stay as they are but for blanks around.

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
    return sheet(path).rows


def sheet(path: Path) -> Sheet:
    """Read a table to be written again; parameters and errors are as those of `read`.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    Sheet
    """
    text = _text(path)
    first = text.partition("\n")[0]
    separator, newline = max(",;\t", key=first.count), "\r\n" if first.endswith("\r") else "\n"
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = next(lines, [])
        found = [(cells, lines.line_num) for cells in lines if any(cells)]
    except csv.Error as error:
        raise CourseError(f"{path} is not a table: {error}") from None
    if not found:
        raise CourseError(f"{path} has no row below its header.")
    names = [name.strip() for name in header]
    rows = [_row(path, names, cells, line) for cells, line in found]
    full = [[*cells, *[""] * (len(header) - len(cells))] for cells, _ in found]
    return Sheet(header, rows, full, separator, newline)


def doubts(*paths: Path | None) -> Iterator[str]:
    """Yield a sentence for each table whose letters may be read wrongly.

    Parameters
    ----------
    *paths : pathlib.Path or None
        As for `read`; None is no table.

    Yields
    ------
    str
    """
    for path in filter(None, paths):
        if _decoded(path)[1] == WESTERN:
            yield f"{path} is not in UTF-8; read as {WESTERN}: look whether its names are right."


def _text(path):
    return _decoded(path)[0]


def _decoded(path: Path) -> tuple[str, str]:
    """Return a file's text, and its encoding."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}") from None
    if data.startswith(b"PK"):
        raise CourseError(f"{path} is a spreadsheet; save it as CSV, and give that.")
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", WESTERN):
        try:
            return data.decode(encoding), encoding
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
    return Row(line, dict(zip(names, map(_plain, cells), strict=False)))


def _plain(cell):
    cell = cell.strip()
    match = AS_TEXT.fullmatch(cell)
    return match[1].replace('""', '"').strip() if match else cell
