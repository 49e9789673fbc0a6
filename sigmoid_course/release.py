"""The course's own step of `nbgrader generate_assignment`: checks that do not show the answer."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from steptrace.errors import Misused
from steptrace.rubric.hide import hide_lines


class HideLines(NbGraderPreprocessor):
    """Replaces the lines that the check of a derivation asks for by their digests.

    It changes the visible checks alone: cells with marking tests are emptied by nbgrader.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Hide the lines in one cell.

        Raises
        ------
        Misused
            A call cannot be changed; the message names the cell.
        """
        info = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and info.get("grade") and info.get("points") == 0:
            try:
                cell.source = hide_lines(cell.source)
            except Misused as problem:
                raise Misused(f"Cell {info['grade_id']}: {problem}") from problem
        return cell, resources
