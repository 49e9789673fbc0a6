"""When tests run: at their own place, and where a student's cells part them from their check too.

A test and the check before it stand directly after one another in a unit. A student may have put a
cell between them that uses the names of the answer again, as for a second figure. Of what the
names were after the check and what they are at the test, the better counts. A test that runs inside
runs once, at its own place: it may change what it looks at.
"""

from collections.abc import Sequence

from nbformat import NotebookNode
from nbgrader import utils

from nbapart import findings
from nbapart.preprocessors import inside


def is_test(cell: NotebookNode) -> bool:
    """Return whether a cell is one of the instructor's tests."""
    return utils.is_grade(cell) and not utils.is_solution(cell)


def early(cells: Sequence[NotebookNode]) -> dict[int, list[int]]:
    """Find the tests that run early too.

    Parameters
    ----------
    cells : sequence of nbformat.NotebookNode
        The cells of a submission, after `RestoreCells`.

    Returns
    -------
    dict
        For the first of some tests that follow each other in the unit, by its number, the numbers
        of those before which the student has put code of their own.
    """
    found: dict[int, list[int]] = {}
    first, parted = None, False
    for number, cell in enumerate(cells):
        if is_test(cell):
            first, parted = (number, False) if first is None else (first, parted)
            if parted and not inside.is_inside(cell):
                found.setdefault(first, []).append(number)
        elif "nbgrader" in cell.metadata:
            first = None
        elif cell.cell_type == "code" and cell.source.strip():
            parted = True
    return found


def worth(test: NotebookNode) -> tuple[float, bool, bool]:
    """Return what the result of a test is worth, to compare it with that at another moment.

    Parameters
    ----------
    test : nbformat.NotebookNode
        A test cell that was run.

    Returns
    -------
    points, held, waits : tuple of float, bool, bool
    """
    points, _ = utils.determine_grade(test)
    held = not any(output.output_type == "error" for output in test.outputs)
    return points, held, findings.read(test).needs_person
