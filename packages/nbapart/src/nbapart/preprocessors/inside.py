"""Tests that run inside of the student's kernel, as nbgrader itself runs all of them."""

from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from nbapart import way
from nbapart.findings import Finding, Findings
from nbapart.way import Way

ODD = "The value that the cell shows is no number of points: {}."


def is_inside(cell: NotebookNode) -> bool:
    """Return whether a test is run inside, by the instructor's text of it."""
    return way.of(cell.source) == Way.INSIDE


def doubtful(cell: NotebookNode) -> Findings:
    """Return what a person must look at: a value of which nbgrader can make no points.

    Parameters
    ----------
    cell : nbformat.NotebookNode
        A test that was run; where nbgrader would stop, its shown values are taken out.

    Returns
    -------
    Findings
    """
    try:
        determine_grade(cell)
        return Findings()
    except (KeyError, ValueError) as error:
        cell.outputs = [one for one in cell.outputs if one.output_type != "execute_result"]
        cell.outputs.append(_nothing())
        said = ODD.format(error.args[0])
        found = Finding("could not be marked", sentence=said, needs_person=True)
        return Findings((found,), needs_person=True)


def _nothing():
    data = NotebookNode({"text/plain": "0.0"})
    return NotebookNode(
        output_type="execute_result", data=data, metadata=NotebookNode(), execution_count=None
    )
