"""Matches a submission's cells to the unit's by `grade_id`, counts them and puts them in order.

The unit's cells are searched for in the source's order. The match for a cell is the first cell of
the submission that has its `grade_id`, is of the right kind and comes after the previous match; for
an answer or a text, failing that, the first one before it. All other cells with a `grade_id` become
ordinary cells, and are reported. A test cell or a manually graded answer that has no match is
inserted from the source, after the previous match.
"""

import re
from dataclasses import dataclass

import nbformat

SCHEMA_VERSION = 3
# The key in a notebook's metadata for what the marker has to report.
NOTES = "nbapart"
IDENTITY = re.compile(r"[\w-]{1,64}", re.ASCII)


@dataclass(frozen=True)
class Expected:
    """A cell of the unit, as the instructor wrote it; an answer cell as it was released.

    Attributes
    ----------
    name : str
        Its `grade_id`.
    cell_type, source, checksum : str
        As nbgrader's gradebook stores them.
    locked, grade, solution : bool
        The flags by which nbgrader tells kinds of cells apart.
    points : float or None
        What it is worth; None where it is not marked.
    """

    name: str
    cell_type: str
    source: str
    checksum: str | None = None
    locked: bool = False
    grade: bool = False
    solution: bool = False
    points: float | None = None

    @property
    def is_test(self) -> bool:
        """Whether the cell is a test, and contains nothing written by the student."""
        return self.grade and not self.solution

    def metadata(self) -> dict:
        """Return the complete metadata of the cell, which replace the student's."""
        names = ("cell_type", "locked", "grade", "solution")
        kind: dict[str, object] = {name: getattr(self, name) for name in names}
        kind |= {"grade_id": self.name, "schema_version": SCHEMA_VERSION, "task": False}
        kind |= {"checksum": self.checksum} if self.checksum else {}
        kind |= {"points": self.points} if self.grade else {}
        return {"nbgrader": kind}

    def cell(self) -> nbformat.NotebookNode:
        """Return the cell itself, to insert where the submission lacks it."""
        made: dict[str, object] = {
            "cell_type": self.cell_type,
            "metadata": self.metadata(),
            "source": self.source,
        }
        if self.cell_type == "code":
            made |= {"execution_count": None, "outputs": []}
        return nbformat.from_dict(made)


def match_cells(notebook: nbformat.NotebookNode, expected: list[Expected]) -> list[str]:
    """Match a submission's cells to the unit's, and change the notebook in place.

    Afterwards each cell that is marked occurs once, tests are in the source's order and have the
    instructor's text, and no cell has metadata other than the unit's.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    expected : list of Expected
        The unit's cells that have a `grade_id`, in the source's order.

    Returns
    -------
    list of str
        The irregularities found, one sentence each.
    """
    candidates = _candidates(notebook)
    chosen, coming, notes, place = {}, {}, [], -1
    for want in expected:
        copies = candidates.pop(want.name, [])
        index = _choose(notebook, copies, want, place)
        notes += _notes(want, copies, index)
        if index is not None:
            chosen[index] = want
            place = max(place, index)
        elif want.grade:
            coming.setdefault(place, []).append(want.cell())
    notes += [f"the cell {name} does not belong to this unit" for name in sorted(candidates)]
    _put(notebook, chosen, coming)
    return notes


def _candidates(notebook):
    """Return for each `grade_id` the indices of the cells that have it."""
    places = {}
    for index, cell in enumerate(notebook.cells):
        kind = cell.metadata.get("nbgrader")
        name = kind.get("grade_id") if isinstance(kind, dict) else None
        if isinstance(name, str):
            places.setdefault(name, []).append(index)
    return places


def _choose(notebook, copies, want, place):
    """Return the index of the copy that counts, or None."""
    fitting = [index for index in copies if _fits(notebook.cells[index], want)]
    behind = [index for index in fitting if index > place]
    if behind or want.is_test:
        return behind[0] if behind else None
    return (fitting or [None])[0]


def _fits(cell, want):
    """Return whether a cell is of the right kind; an answer may be in a cell of any type."""
    kind = cell.metadata["nbgrader"]
    if want.is_test:
        flags = bool(kind.get("grade")), bool(kind.get("solution"))
        return cell.cell_type == want.cell_type and flags == (True, False)
    return bool(kind.get("solution")) == want.solution


def _notes(want, copies, index):
    if len(copies) > 1:
        counts = f"number {copies.index(index) + 1} of them" if index in copies else "none of them"
        yield f"the cell {want.name} is there {len(copies)} times; {counts} counts"
    elif copies and index is None:
        yield f"the cell {want.name} was changed or moved; it was put back"
    elif want.grade and index is None:
        yield f"the cell {want.name} was missing; it was put back"


def _put(notebook, chosen, coming):
    """Rebuild the list of cells: matches get the unit's metadata, all other cells get none."""
    cells = list(coming.get(-1, []))
    for index, cell in enumerate(notebook.cells):
        cell.metadata = nbformat.NotebookNode()
        if index in chosen:
            _conform(cell, chosen[index])
        cells += [cell, *coming.get(index, [])]
    for number, cell in enumerate(cells):
        cell.id = _identity(cell, number)
    notebook.cells, notebook.nbformat_minor = cells, 5


def _identity(cell, number):
    """Return a cell's id: its name if it belongs to the unit, otherwise its position."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    return name if IDENTITY.fullmatch(name) else f"-{number}-"


def _conform(cell, want):
    cell.metadata = nbformat.from_dict(want.metadata())
    if want.locked or want.is_test:
        cell.source = want.source
    if cell.cell_type != want.cell_type:
        _change_type(cell, want.cell_type)


def _change_type(cell, cell_type):
    cell.cell_type = cell_type
    if cell_type == "code":
        cell.update(execution_count=None, outputs=[])
        cell.pop("attachments", None)
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
