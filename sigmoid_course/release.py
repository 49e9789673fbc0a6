"""The course's own steps of `nbgrader generate_assignment`.

Checks do not show the answer, and the last cell of a sheet knows its exercises.
"""

import re
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from steptrace.errors import Misused
from steptrace.rubric.hide import hide_lines

from sigmoid_course.status import UNCHECKED

CALL = re.compile(r"tutor\.(check_\w+)\(\s*(\w+)")
STATUS = "tutor.status()"
MAX_COLUMNS = 100  # of a line in the call of it


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


class FillStatus(NbGraderPreprocessor):
    """Fills the exercises of a sheet into its call of `tutor.status()`."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Fill in a sheet."""
        for cell in nb.cells:
            if STATUS in cell.source:
                lines = "".join(_row(*each) for each in _exercises(nb))
                cell.source = cell.source.replace(STATUS, f"tutor.status(\n{lines})")
        return nb, resources


def _exercises(notebook: NotebookNode) -> list[tuple]:
    """The exercises in order: name, points, and the answers with their checks."""
    points: dict[str, float] = {}
    checks: dict[str, dict[str, str]] = {}
    for cell in notebook.cells:
        info = cell.metadata.get("nbgrader", {})
        if info.get("grade"):
            name = info["grade_id"].partition("-")[0]
            points[name] = points.get(name, 0) + info["points"]
            for check, answer in CALL.findall(cell.source):
                shown = UNCHECKED if info["points"] else check
                checks.setdefault(name, {}).setdefault(answer, shown)
    return [(name, points[name], checks.get(name, {})) for name in points]


def _row(name: str, points: float, checks: dict[str, str]) -> str:
    """An exercise as an argument of `tutor.status`, on a line if that is not too long."""
    parts = [f'"{name}", {points:g}', *(f'"{answer}: {checks[answer]}"' for answer in checks)]
    row = f"    ({', '.join(parts)}),\n"
    if len(row) <= MAX_COLUMNS:
        return row
    return f"    ({parts[0]},\n" + "".join(f"     {part},\n" for part in parts[1:]) + "    ),\n"
