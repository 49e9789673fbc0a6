"""Makes a gradebook that Canvas imports, for one assignment."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from nbapart.delivery import tables
from nbapart.delivery.units import is_called
from nbapart.errors import CourseError
from nbapart.export import column
from nbapart.export.column import Filled
from nbapart.export.results import Result
from nbapart.text import points

ID, SECTION = "ID", "Section"


def fill(path: Path, unit: str, results: Sequence[Result], said: str | None) -> tuple[str, Filled]:
    """Put marks into a gradebook that Canvas gave out, and keep of it only what changes.

    Parameters
    ----------
    path : pathlib.Path
    unit : str
    results : sequence of Result
        Those of the unit that came by Canvas.
    said : str or None
        The title of the assignment's column, where it is not called like the unit.

    Returns
    -------
    tuple of str, Filled

    Raises
    ------
    CourseError
        It is no gradebook of Canvas, or nothing tells which column is meant.
    """
    sheet, filled = tables.sheet(path), Filled()
    titles = [title.strip() for title in sheet.header]
    if not {ID, SECTION} <= set(titles):
        raise CourseError(
            f"{path} is no gradebook of Canvas: expected the columns {ID} and {SECTION}. Moodle's "
            "worksheet is given with --worksheet."
        )
    place = column.chosen(path, sheet, said, lambda title: is_called(_title(title), unit))
    id_at = titles.index(ID)
    by_id = {cells[id_at].strip(): cells for cells in sheet.lines if cells[id_at].strip()}
    kept = [cells for cells in sheet.lines if not cells[id_at].strip()]
    for result in results:
        assert result.identity
        cells = by_id.get(result.identity.key)
        if cells is None:
            why = f"no ID {result.identity.key} is in the gradebook"
            filled.left.append((result.student, why))
        else:
            filled.put(cells, place, result.record.total)
            kept.append(cells)
    wanted = [*range(titles.index(SECTION) + 1), place]
    made = tables.Sheet(
        [sheet.header[n] for n in wanted],
        [],
        [[cells[n] for n in wanted] for cells in kept],
        sheet.separator,
        sheet.newline,
    )
    filled.notes += _possible(kept, place, results)
    return made.text, filled


def _title(text):
    """Return the title of an assignment without its number in brackets."""
    return text.rpartition(" (")[0] if text.endswith(")") else text


def _possible(rows, place, results):
    """Say where the points of Canvas are others than the unit's."""
    most = next((column.number(cells[place]) for cells in rows if "Possible" in cells[0]), None)
    worth = max((round(result.record.worth, 2) for result in results), default=most)
    if most is not None and most != worth:
        yield (
            f"Canvas has {most:g} points possible, and the unit is worth {worth:g}: the points are "
            "sent as they are, so set them there."
        )


def make(unit: str, results: Sequence[Result]) -> str:
    """Make a gradebook of the keys alone; its title makes a new assignment where there is none.

    Parameters
    ----------
    unit : str
    results : sequence of Result

    Returns
    -------
    str
    """
    made = io.StringIO(newline="")
    table = csv.writer(made)
    table.writerow(["Student", ID, SECTION, unit])
    for result in results:
        assert result.identity
        identity, total = result.identity, points(result.record.total)
        table.writerow([identity.name, identity.key, "", total])
    return made.getvalue()


def page_name(path: str) -> str:
    """Return the name by which Canvas knows whose a marked file is, and of which hand-in.

    Parameters
    ----------
    path : str
        The path of the notebook in the download.

    Returns
    -------
    str

    Examples
    --------
    >>> page_name("submissions/doejane_LATE_12_345_1-first-1.ipynb")
    'doejane_LATE_12_345_1-first-1.html'
    """
    return f"{PurePosixPath(path).stem}.html"
