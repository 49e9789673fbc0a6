"""The answer bank: answers with the points that they must earn, one file each.

A file `answers/UNIT/EXERCISE/right-SLUG.py` (`wrong-SLUG.py`, or `open-SLUG.py` where a person must
look before the points are final) begins with a header, a comment line for each field. What follows
states only the differences from `reference.py` beside it, the code of one correct answer::

    # points: 2.5
    # message: a piece of the message that must reach feedback
    # slip: sign
    steps = "..."

An answer with another structure than the reference, such as an untouched one, is given in full
after a line `# whole`.
"""

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from sigmoid_course.sample.changes import CannotChange, change

REFERENCE = "reference.py"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer of the bank.

    Attributes
    ----------
    exercise : str
        The name of the exercise, which is the `grade_id` of its answer cell.
    name : str
        The file's name without its ending: ``right-...``, ``wrong-...`` or ``open-...``.
    points : float
        What all marking cells of the exercise earn together; for an open answer, the points that
        are certain.
    message : str or None
        A part of the message that must appear in the feedback.
    slip : str or None
        The slip that the feedback must name.
    waits : tuple of str
        The places at which a person must look, as in ``line 2``; none unless the answer is open.
    source : str
        The code of the answer cell.

    Examples
    --------
    >>> Answer(exercise="table", name="wrong-sign", points=0.5, source="table = {}").right
    False
    """

    exercise: str
    name: str
    points: float
    message: str | None = None
    slip: str | None = None
    waits: tuple[str, ...] = ()
    source: str

    @property
    def right(self) -> bool:
        """Whether the answer is correct."""
        return self.name.startswith("right-")


@dataclass(frozen=True)
class Field:
    """A field of the header: the pattern of its value, a function to read it, and an example."""

    form: str
    read: Callable[[str], object]
    example: str


def _places(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


# Each field except "whole" is an attribute of Answer; a new one needs a line here and a line there.
FIELDS = {
    "points": Field(r"\d+(\.\d+)?", float, "# points: 2.5"),
    "message": Field(".+", str, "# message: the first words"),
    "slip": Field("[a-z0-9-]+", str, "# slip: sign"),
    "waits": Field(r"[a-z0-9 ]+(, [a-z0-9 ]+)*", _places, "# waits: line 3, line 4"),
    "whole": Field("", lambda _: True, "# whole"),
}
# The fields that each kind of answer must have; a file's name begins with its kind.
NEEDED = {
    "right": ("points",),
    "wrong": ("points", "message"),
    "open": ("points", "message", "waits"),
}
LINE = re.compile(r"# ?([a-z]+):(.*)|# (whole)")


class BadAnswer(ValueError):
    """A file of the bank is not valid; the message names it and says what is expected."""


def answers(root: str | Path, unit: str) -> list[Answer]:
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
        By exercise, then by name: open ones, right ones, wrong ones. Empty where there are none.

    Raises
    ------
    BadAnswer
        A file is not valid.

    Examples
    --------
    >>> answers("no-such-folder", "1-sigmoid")
    []
    """
    paths = sorted(Path(root, "answers", unit).glob("*/*.py"))
    return [_read(path) for path in paths if path.name != REFERENCE]


def references(root: str | Path, unit: str) -> dict[str, str]:
    """Read the reference answers of one unit.

    Parameters
    ----------
    root : path
        The folder of the course.
    unit : str
        The unit's name.

    Returns
    -------
    dict
        The code of the reference answer by the exercise's name.

    Examples
    --------
    >>> references("no-such-folder", "1-sigmoid")
    {}
    """
    paths = sorted(Path(root, "answers", unit).glob(f"*/{REFERENCE}"))
    return {path.parent.name: _code(path) for path in paths}


def fill(notebook: NotebookNode, sources: Mapping[str, str]) -> NotebookNode:
    """Put answers into a notebook.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A released or a source notebook, which is not changed.
    sources : mapping
        The new source of the answer cell by the exercise's name.

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


def _answer_id(cell: NotebookNode) -> str | None:
    meta = cell.metadata.get("nbgrader", {})
    return meta.get("grade_id") if meta.get("solution") else None


def _read(path: Path) -> Answer:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = _header(path, lines)
    _check(path, header)
    # The header is replaced by empty lines, so that a syntax error names the right line.
    changes = "\n".join([""] * len(header) + lines[len(header) :])
    whole = header.pop("whole", False)
    if whole and not changes.strip():
        raise BadAnswer(f"{path}: the answer cell's code is missing after the header")
    source = changes.strip("\n") if whole else _changed(path, changes)
    return Answer(exercise=path.parent.name, name=path.stem, source=source, **header)


def _header(path: Path, lines: list[str]) -> dict[str, Any]:
    """Read the fields at the beginning of a file, one on each line."""
    header: dict[str, Any] = {}
    for number, line in enumerate(lines, 1):
        if not (match := LINE.fullmatch(line)):
            break
        name, text = match[1] or match[3], (match[2] or "").strip()
        where = f"{path}, line {number}"
        if name not in FIELDS or name in header:
            raise BadAnswer(f"{where}: expected each field of {', '.join(FIELDS)} at most once")
        if not re.fullmatch(FIELDS[name].form, text):
            raise BadAnswer(f"{where}: expected a line like '{FIELDS[name].example}'")
        header[name] = FIELDS[name].read(text)
    return header


def _check(path: Path, header: dict[str, Any]) -> None:
    kind = path.stem.partition("-")[0]
    if kind not in NEEDED:
        kinds = ", ".join(f"{kind}-" for kind in NEEDED)
        raise BadAnswer(f"{path}: a file's name begins with one of {kinds} or is {REFERENCE}")
    if "waits" in header and "waits" not in NEEDED[kind]:
        raise BadAnswer(f"{path}: an answer that waits for a person is an open- one")
    for name in NEEDED[kind]:
        if name not in header:
            example = FIELDS[name].example
            raise BadAnswer(f"{path}: answers like this open with a line like '{example}'")


def _changed(path: Path, changes: str) -> str:
    """Return the whole answer: the reference beside the file, with the file's changes."""
    beside = path.with_name(REFERENCE)
    if not beside.is_file():
        raise BadAnswer(f"{beside}: the reference is missing, the code of one right answer")
    try:
        return change(_code(beside), changes)
    except CannotChange as error:
        raise BadAnswer(f"{path}, line {error.line}: {error}") from None


def _code(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip("\n")
