"""Finds answers in prose that were written beside the cell for them."""

import itertools
from collections.abc import Collection, Iterator, Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from nbapart.preprocessors.expected import Expected
from nbapart.preprocessors.identify import plain

PROSE = ("markdown", "raw")


def tasks(expected: Sequence[Expected]) -> set[str]:
    """Return the names of the texts that stand directly before an answer in prose."""
    pairs = itertools.pairwise(expected)
    return {task.name for task, answer in pairs if answer.is_written and task.locked}


def added(cell: NotebookNode, want: Expected, tasks: set[str]) -> list[NotebookNode]:
    """Return a cell with the lines that a student has added to the text of a task, if any.

    Parameters
    ----------
    cell : nbformat.NotebookNode
    want : Expected
    tasks : set of str
        As the function of that name returns them.

    Returns
    -------
    list of nbformat.NotebookNode
    """
    if want.name not in tasks or want.cell_type != "markdown":
        return []
    given = set(plain(want.released).splitlines())
    lines = [line for line in cell.source.splitlines() if line.rstrip() not in given]
    text = "\n".join(lines).strip()
    return [new_markdown_cell(text)] if text else []


def gather(
    notebook: NotebookNode, expected: Sequence[Expected], given: Collection[str] = ()
) -> list[str]:
    """Put prose into an answer's cell that is as released, so that the answer waits for a person.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A submission whose cells were matched.
    expected : sequence of Expected
    given : collection of str
        The texts of the source's cells that nbgrader does not know, which are no student's.

    Returns
    -------
    list of str
        The names of the answers.
    """
    unit = {want.name: want for want in expected}
    known, names = set(map(plain, given)), []
    for cell in list(notebook.cells):
        want = unit.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if want is None or not want.is_written or plain(cell.source) != plain(want.released):
            continue
        beside = list(_beside(notebook.cells, cell, known))
        if beside:
            _join(cell, beside)
            notebook.cells = [one for one in notebook.cells if not any(one is b for b in beside)]
            names.append(want.name)
    return names


def _beside(
    cells: Sequence[NotebookNode], answer: NotebookNode, known: Collection[str]
) -> Iterator[NotebookNode]:
    """Yield the student's own prose between an answer and the unit's cells around it."""
    index = next(number for number, cell in enumerate(cells) if cell is answer)
    before = list(_own(reversed(cells[:index])))
    for cell in (*reversed(before), *_own(cells[index + 1 :])):
        if cell.cell_type in PROSE and plain(cell.source) not in {"", *known}:
            yield cell


def _own(cells):
    for cell in cells:
        if "nbgrader" in cell.metadata:
            return
        yield cell


def _join(answer, parts):
    answer.source = "\n\n".join(part.source for part in parts)
    pictures = {}
    for part in parts:
        pictures |= part.get("attachments", {})
    if pictures and answer.cell_type in PROSE:
        answer.attachments = NotebookNode(pictures)
