"""An nbgrader preprocessor that restores a submission's cells: their order, and the tests' text."""

import json
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, Notebook
from nbgrader.preprocessors import NbGraderPreprocessor

from nbapart.limits import Limits
from nbapart.preprocessors import matching
from nbapart.submission_files import unsafe
from nbapart.text import line
from nbapart.validate import overlong

# The metadata of a Python notebook.
METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
    "language_info": {"name": "python"},
}


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
        notes = [line(note) for note in matching.match_cells(nb, expected)]
        for note in notes:
            self.log.warning("%s, %s: %s", student, unit, note)
        # A student's metadata would choose the language for highlighting, which can take minutes.
        nb.metadata = nbformat.from_dict(METADATA | {matching.NOTES: {"notes": notes}})
        return nb, resources

    def _folder(self, step, student, unit):
        coursedir = self.parent.parent.coursedir
        return Path(coursedir.format_path(getattr(coursedir, step), student, unit))

    def _expected(self, book, unit, name):
        """Return the unit's cells in the source's order, which the gradebook does not store."""
        saved = book.find_notebook(name, unit)
        cells = expected(saved)
        path = self._folder("source_directory", ".", unit) / f"{name}.ipynb"
        source = json.loads(path.read_text(encoding="utf-8"))
        kinds = [cell["metadata"].get("nbgrader", {}) for cell in source["cells"]]
        order = [kind.get("grade_id") for kind in kinds]
        return [cells[grade_id] for grade_id in order if grade_id in cells]


def expected(saved: Notebook) -> dict[str, matching.Expected]:
    """Read the unit's cells from the gradebook.

    Parameters
    ----------
    saved : nbgrader.api.Notebook

    Returns
    -------
    dict
        matching.Expected by `grade_id`.
    """
    points = {cell.name: cell.max_score for cell in saved.grade_cells}
    answers = {cell.name for cell in saved.solution_cells}
    return {
        cell.name: matching.Expected(
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
