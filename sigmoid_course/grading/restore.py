"""An nbgrader preprocessor: marking cells that a student deleted come back where they stood."""

from pathlib import Path

import nbformat
from nbgrader import utils
from nbgrader.preprocessors import OverwriteCells


class RestoreCells(OverwriteCells):
    """`OverwriteCells` whose restored cells follow the cell that precedes them in the source.

    nbgrader 0.9.6 looks among answers and tests alone for the cell to follow, and raises KeyError
    where that is a read-only one, such as a visible check.
    """

    def add_missing_grade_cells(self, nb, resources):
        """Insert each missing marking cell after its nearest predecessor that is there."""
        _forget_foreign(nb)
        saved = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
        sources = {cell.name: cell for cell in saved.source_cells}
        scores = {cell.name: cell.max_score for cell in saved.grade_cells}
        written = {cell.name for cell in saved.solution_cells}
        position = 0
        for name in self._source_order():
            place = _place(nb, name, marking=name in scores)
            if place is None and name in scores:
                place = position
                cell = self.missing_cell_transform(sources[name], scores[name], name in written)
                if name in written:
                    # Word for word, nbgrader sees that it was not answered, and gives it 0.
                    cell.source = sources[name].source
                nb.cells.insert(place, cell)
            position = position if place is None else place + 1
        return nb, resources

    def _source_order(self):
        """grade_ids as they follow each other in the source: the gradebook has no order."""
        coursedir = self.parent.parent.coursedir
        folder = coursedir.format_path(coursedir.source_directory, ".", self.assignment_id)
        notebook = nbformat.read(Path(folder) / f"{self.notebook_id}.ipynb", as_version=4)
        ids = (cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells)
        return [name for name in ids if name]


def _forget_foreign(nb):
    """Make cells ordinary that nbgrader found unknown or double: it trips over cells without id."""
    for cell in nb.cells:
        if "grade_id" not in cell.metadata.get("nbgrader", {"grade_id": None}):
            del cell.metadata["nbgrader"]


def _place(nb, name, marking):
    """Index of a cell; a marking cell that was robbed of its mark is not that cell."""
    for index, cell in enumerate(nb.cells):
        if cell.metadata.get("nbgrader", {}).get("grade_id") == name:
            return index if utils.is_grade(cell) or not marking else None
    return None
