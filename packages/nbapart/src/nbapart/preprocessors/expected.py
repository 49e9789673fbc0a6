"""The cells of a unit, by which those of a submission are known."""

from dataclasses import dataclass

import nbformat

from nbapart.html import REGION

SCHEMA_VERSION = 3


@dataclass(frozen=True)
class Expected:
    """A cell of the unit, as the instructor wrote it; an answer cell as it was released.

    Attributes
    ----------
    name : str
        Its `grade_id`.
    cell_type, source, checksum : str
        As nbgrader's gradebook stores them.
    locked, grade, solution : bool
        The flags by which nbgrader tells kinds of cells apart.
    points : float or None
        What it is worth; None where it is not marked.
    id : str
        The id of the cell in the source.
    """

    name: str
    cell_type: str
    source: str
    checksum: str | None = None
    locked: bool = False
    grade: bool = False
    solution: bool = False
    points: float | None = None
    id: str = ""

    @property
    def released(self) -> str:
        """Its text as students get it."""
        return REGION.sub("", self.source) if self.is_test else self.source

    @property
    def is_given(self) -> bool:
        """Whether the cell is code of the instructor's that is no test."""
        return self.locked and not self.is_test and self.cell_type == "code"

    @property
    def is_written(self) -> bool:
        """Whether the cell is an answer that a person marks."""
        return self.grade and self.solution

    @property
    def is_test(self) -> bool:
        """Whether the cell is a test, and contains nothing written by the student."""
        return self.grade and not self.solution

    def metadata(self) -> dict:
        """Return the complete metadata of the cell, which replace the student's."""
        names = ("cell_type", "locked", "grade", "solution")
        kind: dict[str, object] = {name: getattr(self, name) for name in names}
        kind |= {"grade_id": self.name, "schema_version": SCHEMA_VERSION, "task": False}
        kind |= {"checksum": self.checksum} if self.checksum else {}
        kind |= {"points": self.points} if self.grade else {}
        return {"nbgrader": kind}

    def cell(self) -> nbformat.NotebookNode:
        """Return the cell itself, to insert where the submission lacks it."""
        made: dict[str, object] = {
            "cell_type": self.cell_type,
            "metadata": self.metadata(),
            "source": self.source,
        }
        if self.cell_type == "code":
            made |= {"execution_count": None, "outputs": []}
        return nbformat.from_dict(made)
