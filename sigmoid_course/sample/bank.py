"""The answer bank: answers with the points they must earn, one file each.

A file `answers/UNIT/EXERCISE/right-SLUG.py` (or `wrong-SLUG.py`) opens with its header, a
comment line a field, and goes on with the whole code of the answer cell::

    # points: 2.5
    # message: a piece of the message that must reach feedback
    # slip: sign
    steps = "..."
"""

import copy
import re
from dataclasses import dataclass
from pathlib import Path

FIELD = re.compile(r"# (points|message|slip):(.*)")


@dataclass(frozen=True)
class Answer:
    """One answer of the bank.

    Attributes
    ----------
    exercise : str
        The name of the exercise, which is the `grade_id` of its answer cell.
    name : str
        The file's name without its ending: ``right-...`` or ``wrong-...``.
    points : float
        What all marking cells of the exercise earn together.
    message : str or None
        A piece of the message that must reach feedback.
    slip : str or None
        The slip's name in the notation, for readers.
    source : str
        The code of the answer cell.

    Examples
    --------
    >>> Answer("table", "wrong-sign", 0.5, "sign", None, "table = {}").right
    False
    """

    exercise: str
    name: str
    points: float
    message: str | None
    slip: str | None
    source: str

    @property
    def right(self):
        """Whether the answer is a right one."""
        return self.name.startswith("right-")


def answers(root, unit):
    """Read the answers of one unit.

    Parameters
    ----------
    root : path
        The folder of the course.
    unit : str
        The unit's name, such as ``1-sigmoid``.

    Returns
    -------
    list of Answer
        By exercise, then by name: right ones first. Empty when the unit has no answers.

    Raises
    ------
    ValueError
        A file does not follow the form; the message names it and what was expected.

    Examples
    --------
    >>> answers("no-such-folder", "1-sigmoid")
    []
    """
    return [_read(path) for path in sorted(Path(root, "answers", unit).glob("*/*.py"))]


def fill(notebook, sources):
    """Put answers into a notebook.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A released (or source) notebook; it stays as it is.
    sources : dict
        The exercise's name -> the new source of its answer cell.

    Returns
    -------
    nbformat.NotebookNode
        A copy with the answers in place.

    Raises
    ------
    ValueError
        The notebook has no answer cell of that name.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> cell = new_code_cell("a = 0", metadata={"nbgrader": {"grade_id": "a", "solution": True}})
    >>> fill(new_notebook(cells=[cell]), {"a": "a = 1"}).cells[0].source
    'a = 1'
    """
    filled = copy.deepcopy(notebook)
    cells = {_answer_id(cell): cell for cell in filled.cells}
    for exercise, source in sources.items():
        if exercise not in cells:
            raise ValueError(f"the notebook has no answer cell with the grade_id {exercise!r}")
        cells[exercise].source = source
    return filled


def _answer_id(cell):
    meta = cell.metadata.get("nbgrader", {})
    return meta.get("grade_id") if meta.get("solution") else None


def _read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    header = {}
    while lines and (field := FIELD.fullmatch(lines[0])):
        header[field[1]] = field[2].strip()
        lines.pop(0)
    _check(path, header, lines)
    return Answer(
        exercise=path.parent.name,
        name=path.stem,
        points=float(header["points"]),
        message=header.get("message"),
        slip=header.get("slip"),
        source="\n".join(lines).strip("\n"),
    )


def _check(path, header, lines):
    kind = path.stem.partition("-")[0]
    if kind not in ("right", "wrong"):
        raise ValueError(f"{path}: a file's name begins with right- or wrong-")
    if not re.fullmatch(r"\d+(\.\d+)?", header.get("points", "")):
        raise ValueError(f"{path}: expected a first line like '# points: 2.5'")
    if kind == "wrong" and not header.get("message"):
        raise ValueError(f"{path}: a wrong answer needs a line like '# message: the first words'")
    if not any(line.strip() for line in lines):
        raise ValueError(f"{path}: the answer cell's code is missing after the header")
