"""Finds answers in prose that were written elsewhere than in the cell for them."""

import itertools
import re
from collections.abc import Collection, Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from nbapart.preprocessors.expected import Expected
from nbapart.preprocessors.identify import plain

PROSE = ("markdown", "raw")
REMARK = re.compile(r"^[ \t]*+#++[ \t]?+", re.MULTILINE)
QUOTED = re.compile(r"\s*+r?(\"{3}|'{3})((?:(?!\1).)*+)\1\s*+", re.DOTALL)


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
    known, names = set(map(plain, given)), []
    for search in (_beside, _below):
        for cell in _left_open(notebook.cells, expected):
            texts = [one for one in search(notebook.cells, cell) if _is_own_prose(one, known)]
            if texts:
                _join(cell, texts)
                names.append(cell.metadata.nbgrader.grade_id)
            if search is _beside:  # of what stands elsewhere, each answer may be meant
                notebook.cells = [one for one in notebook.cells if all(one is not t for t in texts)]
    return names


def _left_open(cells, expected):
    """Return the answers in prose that are as they were released."""
    released = {want.name: plain(want.released) for want in expected if want.is_written}
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells]
    pairs = zip(cells, names, strict=True)
    return [cell for cell, name in pairs if plain(cell.source) == released.get(name)]


def _beside(cells, answer):
    """Return a student's own cells between an answer and the unit's cells around it."""
    index = _place(cells, answer)
    before = list(_own(reversed(cells[:index])))
    return [*reversed(before), *_own(cells[index + 1 :])]


def _below(cells, answer):
    """Return all of a student's own cells below an answer."""
    return [one for one in cells[_place(cells, answer) :] if "nbgrader" not in one.metadata]


def _place(cells, answer):
    return next(number for number, cell in enumerate(cells) if cell is answer)


def _is_own_prose(cell: NotebookNode, known: Collection[str]) -> bool:
    return plain(_prose(cell)) not in {"", *known}


def _prose(cell: NotebookNode) -> str:
    """Return the text of a cell, also where it is one of code with nothing else than a text."""
    if cell.cell_type in PROSE:
        return cell.source
    if all(line.lstrip().startswith("#") for line in plain(cell.source).splitlines()):
        return REMARK.sub("", cell.source)
    quoted = QUOTED.fullmatch(cell.source)
    return quoted[2] if quoted else ""


def _own(cells):
    for cell in cells:
        if "nbgrader" in cell.metadata:
            return
        yield cell


def _join(answer, parts):
    answer.source = "\n\n".join(map(_prose, parts))
    pictures = {}
    for part in parts:
        pictures |= part.get("attachments", {})
    if pictures and answer.cell_type in PROSE:
        answer.attachments = NotebookNode(pictures)
