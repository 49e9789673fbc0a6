"""An nbgrader preprocessor that restores a submission's cells: their order, and the tests' text."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, Notebook
from nbgrader.preprocessors import NbGraderPreprocessor

from nbapart.errors import Error
from nbapart.form import LEFT_OUT, MAX_ATTACHED_CHARACTERS
from nbapart.limits import Limits
from nbapart.preprocessors import identify, matching
from nbapart.preprocessors.expected import Expected
from nbapart.preprocessors.source import source
from nbapart.submission_files import unsafe
from nbapart.text import line
from nbapart.validate import overlong

# The metadata of a Python notebook.
LARGE = "pictures in text cells were left out, as a page carries {most} MB of them: {count}"
METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
    "language_info": {"name": "python"},
}


class Foreign(Error):
    """A notebook has no cell of the unit; the message says what it is."""


class RestoreCells(NbGraderPreprocessor):
    """Replaces nbgrader's `DeduplicateIds` and `OverwriteCells`.

    These rely on a student's metadata for which cell is a test, and fail on some of the changes
    that students make. Here the unit's cells come from the gradebook, and their order from the
    source notebook; a worker, which has neither, finds them as `units` in the resources.
    """

    def preprocess(
        self, nb: nbformat.NotebookNode, resources: dict
    ) -> tuple[nbformat.NotebookNode, dict]:
        """Restore the cells; store irregularities in the notebook's metadata, and log them."""
        about = resources["nbgrader"]
        unit, student = about["assignment"], about["student"]
        if "units" not in resources:
            self._refuse_unsafe(unit, student)
        with self._cells(resources) as cells:
            own = cells[unit, about["notebook"]]
            if reason := overlong(nb):
                raise ValueError(reason)
            if reason := _foreign(unit, nb, own, cells):
                raise Foreign(reason)
        found = matching.match_cells(nb, list(own), self._given(resources))
        notes = [line(note) for note in (*found, *_left_out(nb))]
        for note in notes:
            self.log.warning("%s, %s: %s", student, unit, note)
        # A student's metadata would choose the language for highlighting, which can take minutes.
        nb.metadata = nbformat.from_dict(METADATA | {matching.NOTES: {"notes": notes}})
        return nb, resources

    def _refuse_unsafe(self, unit, student):
        folder = self._folder("submitted_directory", student, unit)
        if reason := unsafe(folder, Limits(config=self.config)):
            raise ValueError(reason)

    @contextmanager
    def _cells(self, resources):
        """Yield the cells of all units, as they came with the submission or as they are read."""
        if "units" in resources:
            yield resources["units"]
            return
        with Gradebook(resources["nbgrader"]["db_url"]) as book:
            yield Units(book, partial(self._folder, "source_directory", "."))

    def _given(self, resources):
        """Return the texts of the source's cells that nbgrader does not know."""
        cells, _ = source(self, resources) or ((), None)
        return ["".join(cell["source"]) for cell in cells if "nbgrader" not in cell["metadata"]]

    def _folder(self, step, student, unit):
        coursedir = self.parent.parent.coursedir
        return Path(coursedir.format_path(getattr(coursedir, step), student, unit))


def _left_out(nb):
    """Say that pictures are missing which no page can carry."""
    if type(count := nb.metadata.pop(LEFT_OUT, 0)) is int and count > 0:
        yield LARGE.format(count=count, most=MAX_ATTACHED_CHARACTERS // 1_000_000)


def _foreign(unit, nb, own, cells):
    """Say what a notebook is in which there is nothing of the unit."""
    for is_of in (identify.surely, identify.perhaps):
        if is_of(nb.cells, own):
            return None
        for other, name in cells:
            if other != unit and is_of(nb.cells, cells[other, name]):
                return f"this is the sheet of unit {other}"
    return "there is no cell of this unit in it"


class Units(Mapping):
    """The cells of each notebook of each unit, read when they are asked for.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
        It stores no order of the cells, which is that of the source.
    source : callable
        Returns the folder of a unit's source.
    """

    def __init__(self, book: Gradebook, source: Callable[[str], Path]):
        self._book, self._source = book, source

    def __getitem__(self, names: tuple[str, str]) -> tuple[Expected, ...]:
        """Return the cells of a unit's notebook."""
        unit, name = names
        return _in_order(self._source(unit), name, self._book.find_notebook(name, unit))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the names of units and notebooks."""
        for unit in self._book.assignments:
            yield from ((unit.name, saved.name) for saved in unit.notebooks)

    def __len__(self) -> int:
        return len(list(iter(self)))


def _in_order(folder, name, saved):
    cells = expected(saved)
    source = json.loads((folder / f"{name}.ipynb").read_text(encoding="utf-8"))
    order = [
        (cell["metadata"].get("nbgrader", {}).get("grade_id"), cell.get("id", ""))
        for cell in source["cells"]
    ]
    return tuple(replace(cells[name], id=label) for name, label in order if name in cells)


def expected(saved: Notebook) -> dict[str, Expected]:
    """Read the unit's cells from the gradebook.

    Parameters
    ----------
    saved : nbgrader.api.Notebook

    Returns
    -------
    dict
        Expected by `grade_id`.
    """
    points = {cell.name: cell.max_score for cell in saved.grade_cells}
    answers = {cell.name for cell in saved.solution_cells}
    return {
        cell.name: Expected(
            name=cell.name,
            cell_type=cell.cell_type,
            source=cell.source,
            checksum=cell.checksum,
            locked=cell.locked,
            grade=cell.name in points,
            solution=cell.name in answers,
            points=points.get(cell.name),
        )
        for cell in saved.source_cells
    }
