"""What a test found beside its points, as data in the metadata of the cell that marks.

The value of a test may be a number with two attributes more: `needs_person`, whether a person must
look before the points are final, and `findings`, a sequence of objects with the attributes of
`Finding`. What they are about is known to the check alone. Only the marker writes them: a student's
metadata are never read, and no value of a student's has attributes here.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from nbformat import NotebookNode, from_dict

from nbapart.text import line as one_line

KEY = "nbapart"
MOST_FINDINGS = 100  # that are kept of one test


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Attributes
    ----------
    name : str
        What it is in short.
    line : int or None
        The line of the answer, where it has lines.
    form : str or None
        That line as written.
    sentence : str
        What is said about it.
    needs_person : bool
        Whether a person must look at it.
    """

    name: str
    line: int | None = None
    form: str | None = None
    sentence: str = ""
    needs_person: bool = False

    @property
    def place(self) -> str:
        """Where it is or, where that is not known, what it is."""
        return self.name if self.line is None else f"line {self.line}"


@dataclass(frozen=True)
class Findings:
    """All that one test found.

    Attributes
    ----------
    found : tuple of Finding
    needs_person : bool
        Whether a person must look before the points are final.
    """

    found: tuple[Finding, ...] = ()
    needs_person: bool = False

    @property
    def waiting(self) -> list[Finding]:
        """What a person must look at; may be empty although somebody must look."""
        return [finding for finding in self.found if finding.needs_person]


def of_value(value: object) -> Findings:
    """Take the findings from what a test returned.

    Parameters
    ----------
    value : object
        Of the instructor's test, not of a student's kernel.

    Returns
    -------
    Findings
        Each text in one short line that a terminal can show.

    Examples
    --------
    >>> of_value(1.5)
    Findings(found=(), needs_person=False)
    """
    found = tuple(getattr(value, "findings", ()))[:MOST_FINDINGS]
    return Findings(tuple(map(_plain, found)), bool(getattr(value, "needs_person", False)))


def _plain(finding):
    return Finding(
        name=one_line(str(finding.name)),
        line=None if finding.line is None else int(finding.line),
        form=None if finding.form is None else one_line(str(finding.form)),
        sentence=one_line(str(finding.sentence)),
        needs_person=bool(finding.needs_person),
    )


def write(cell: NotebookNode, findings: Findings) -> None:
    """Put findings into a cell's metadata, in the place of any that are there.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell
    >>> cell = new_code_cell()
    >>> write(cell, Findings((Finding("undecided", 2),), needs_person=True))
    >>> read(cell).found[0].place
    'line 2'
    >>> write(cell, Findings())
    >>> cell.metadata
    {}
    """
    cell.metadata.pop(KEY, None)
    if findings.found or findings.needs_person:
        cell.metadata[KEY] = from_dict(asdict(findings))


def read(cell: Mapping) -> Findings:
    """Read the findings of a marked cell; none where nothing was found."""
    kept = cell["metadata"].get(KEY)
    if not kept:
        return Findings()
    return Findings(tuple(Finding(**one) for one in kept["found"]), kept["needs_person"])


def notice(findings: Findings) -> str:
    """Say below a test that a person must look at it: where, and what stands there.

    Examples
    --------
    >>> print(notice(Findings((Finding("undecided", 2, "2x", "", True),), True)), end="")
    For a person to look at:
      line 2: 2x
    """
    rows = [f"  {one.place}: {one.form}\n" for one in findings.waiting if one.form]
    return f"For a person to look at{':' if rows else '.'}\n{''.join(rows)}"
