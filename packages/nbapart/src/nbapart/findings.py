"""What a test found in addition to its points, stored in the metadata of the marking cell.

The value of a test may be a number with two extra attributes: `needs_person`, whether a person must
look before the points are final, and `findings`, a sequence of objects with the attributes of
`Finding`. Only the check knows what they are about. Only the marker writes them: a student's
metadata are never read, and values from a student's kernel have no attributes here.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from nbformat import NotebookNode, from_dict

from nbapart.text import line as one_line

KEY = "nbapart"
MAX_FINDINGS = 100  # that are stored for one test


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Attributes
    ----------
    name : str
        A short name for what was found.
    line : int or None
        The line of the answer, where it has lines.
    form : str or None
        That line as written.
    sentence : str
        A sentence about it.
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
        """The line or, where it is not known, the name of what was found."""
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
        """The findings that a person must look at; may be empty although `needs_person` is true."""
        return [finding for finding in self.found if finding.needs_person]


def of_value(value: object) -> Findings:
    """Return the findings attached to the value that a test returned.

    Parameters
    ----------
    value : object
        The value of the instructor's test; it does not come from a student's kernel.

    Returns
    -------
    Findings
        Each text is one short line that is safe to print in a terminal.

    Examples
    --------
    >>> of_value(1.5)
    Findings(found=(), needs_person=False)
    """
    found = tuple(getattr(value, "findings", ()))[:MAX_FINDINGS]
    return Findings(tuple(map(_plain, found)), bool(getattr(value, "needs_person", False)))


def _plain(finding):
    return Finding(
        name=one_line(str(finding.name)),
        line=None if finding.line is None else int(finding.line),
        form=None if finding.form is None else one_line(str(finding.form)),
        sentence=one_line(_joined(str(finding.sentence))),
        needs_person=bool(finding.needs_person),
    )


def _joined(text):
    """Write the lines of a message one after the other, parted as they are to be read."""
    said = ""
    for part in filter(None, map(str.strip, text.splitlines())):
        said += f"{'' if not said else ' ' if said[-1] in '.:;,!?' else '; '}{part}"
    return said


def write(cell: NotebookNode, findings: Findings) -> None:
    """Store findings in a cell's metadata, replacing any that are there.

    Parameters
    ----------
    cell : nbformat.NotebookNode
    findings : Findings

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
    """Read the findings stored in a marked cell.

    Parameters
    ----------
    cell : mapping

    Returns
    -------
    Findings
        Empty where none are stored.
    """
    stored = cell["metadata"].get(KEY)
    if not stored:
        return Findings()
    return Findings(tuple(Finding(**one) for one in stored["found"]), stored["needs_person"])


def notice(findings: Findings) -> str:
    """Write the notice below a test that a person must look at it, with the lines concerned.

    Parameters
    ----------
    findings : Findings

    Returns
    -------
    str

    Examples
    --------
    >>> print(notice(Findings((Finding("undecided", 2, "2x", "", True),), True)), end="")
    For a person to look at:
      line 2: 2x
    """
    rows = [f"  {one.place}: {one.form}\n" for one in findings.waiting if one.form]
    return f"For a person to look at{':' if rows else '.'}\n{''.join(rows)}"
