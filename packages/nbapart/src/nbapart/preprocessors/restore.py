"""An nbgrader preprocessor that restores a submission's cells: their order, and the tests' text."""

import json
from dataclasses import replace
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, Notebook
from nbgrader.preprocessors import NbGraderPreprocessor

from nbapart.errors import Error
from nbapart.limits import Limits
from nbapart.preprocessors import identify, matching
from nbapart.preprocessors.expected import Expected
from nbapart.submission_files import unsafe
from nbapart.text import line
from nbapart.validate import overlong

# The metadata of a Python notebook.
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
    source notebook.
    """

    def preprocess(
        self, nb: nbformat.NotebookNode, resources: dict
    ) -> tuple[nbformat.NotebookNode, dict]:
        """Restore the cells; store irregularities in the notebook's metadata, and log them."""
        unit, student = resources["nbgrader"]["assignment"], resources["nbgrader"]["student"]
        folder = self._folder("submitted_directory", student, unit)
        if reason := unsafe(folder, Limits(config=self.config)) or overlong(nb):
            raise ValueError(reason)
        with Gradebook(resources["nbgrader"]["db_url"]) as book:
            expected = self._expected(book, unit, resources["nbgrader"]["notebook"])
            if reason := self._foreign(book, unit, nb, expected):
                raise Foreign(reason)
        notes = [line(note) for note in matching.match_cells(nb, expected)]
        for note in notes:
            self.log.warning("%s, %s: %s", student, unit, note)
        # A student's metadata would choose the language for highlighting, which can take minutes.
        nb.metadata = nbformat.from_dict(METADATA | {matching.NOTES: {"notes": notes}})
        return nb, resources

    def _folder(self, step, student, unit):
        coursedir = self.parent.parent.coursedir
        return Path(coursedir.format_path(getattr(coursedir, step), student, unit))

    def _foreign(self, book, unit, nb, expected):
        """Say what a notebook is in which there is nothing of the unit."""
        for is_of in (identify.surely, identify.perhaps):
            if is_of(nb.cells, expected):
                return None
            for assignment in book.assignments:
                for saved in assignment.notebooks if assignment.name != unit else ():
                    if is_of(nb.cells, self._expected(book, assignment.name, saved.name)):
                        return f"this is the sheet of unit {assignment.name}"
        return "there is no cell of this unit in it"

    def _expected(self, book, unit, name):
        """Return the unit's cells in the source's order, which the gradebook does not store."""
        saved = book.find_notebook(name, unit)
        cells = expected(saved)
        path = self._folder("source_directory", ".", unit) / f"{name}.ipynb"
        source = json.loads(path.read_text(encoding="utf-8"))
        order = [
            (cell["metadata"].get("nbgrader", {}).get("grade_id"), cell.get("id", ""))
            for cell in source["cells"]
        ]
        return [replace(cells[name], id=label) for name, label in order if name in cells]


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
