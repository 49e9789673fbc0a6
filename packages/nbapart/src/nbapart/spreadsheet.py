"""Writes tables that people open in a spreadsheet, and that run nothing there."""

import csv
from collections.abc import Iterable
from pathlib import Path

# A spreadsheet runs a cell that begins so, after blanks.
FORMULA = ("=", "+", "-", "@")


def harmless(cell: object) -> object:
    """Return a cell with ' before it if it is a text that a spreadsheet would run.

    Parameters
    ----------
    cell : object
        Numbers stay numbers.

    Returns
    -------
    object

    Examples
    --------
    >>> [harmless(cell) for cell in ("=1+1", "ada", -1)]
    ["'=1+1", 'ada', -1]
    """
    if not isinstance(cell, str):
        return cell
    runs = cell.lstrip().startswith(FORMULA) or cell.lstrip(" \n").startswith(("\t", "\r"))
    return f"'{cell}" if runs else cell


def write(path: Path, header: list[str], rows: Iterable[list[object]]) -> None:
    """Write a table.

    Parameters
    ----------
    path : pathlib.Path
    header : list of str
    rows : iterable of list
    """
    # With a byte order mark, spreadsheets read UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(header)
        table.writerows([harmless(cell) for cell in row] for row in rows)
