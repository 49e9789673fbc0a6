"""A case of the benchmark: a derivation in a file, and how a person judges it, in its comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

FIELDS = ("source", "judged", "about", "verdict", "rules", "slip")
JUDGED_BEFORE = "before the program was run"
HELD_OUT = f"{JUDGED_BEFORE}, held out"

_FIELD = re.compile(rf"^# ({'|'.join(FIELDS)}): (.*)$", re.MULTILINE)
_ENVIRONMENT = re.compile(r"\\(begin|end)\{[^}]*\}(\{[^}]*\})?")


@dataclass(frozen=True)
class Case:
    """A derivation, and a person's judgement of it. Lines are those of its file, from 1.

    Attributes
    ----------
    name : str
        The path of its file within the folder of the set, without the ending.
    text : str
        What the file holds, its comments included.
    source : str
        The address that the derivation comes from, or the name of a part of the set.
    judged : str
        When the judgement was made.
    verdict : str
        "sound", "broken", "undecided" or "unreadable".
    line : int or None
        The first wrong line; None if there is none.
    slips : dict
        From lines to the name of the slip made there; "none" if no name fits, and "or" between
        names that fit equally well.
    rules : tuple of (int, str)
        Lines and the rule of each, as far as they are judged.
    """

    name: str
    text: str
    source: str
    judged: str
    verdict: str
    line: int | None = None
    slips: dict[int, str] = field(default_factory=dict)
    rules: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> str:
        """The host of the source's address, or the source itself if it is no address."""
        return urlsplit(self.source).hostname or self.source

    @property
    def judged_before(self) -> bool:
        """Whether a person judged the case before the program was run on it."""
        return self.judged in (JUDGED_BEFORE, HELD_OUT)

    @property
    def held_out(self) -> bool:
        """Whether those who worked on the program did not see the case until it was measured."""
        return self.judged == HELD_OUT

    @property
    def latex(self) -> bool:
        """Whether a row holds a command of LaTeX."""
        return "\\" in self.text

    @property
    def rows(self) -> list[int]:
        """The lines that hold mathematics."""
        numbered = enumerate(self.text.splitlines(), 1)
        return [number for number, line in numbered if _is_row(line.strip())]


def _is_row(line):
    return bool(line) and not line.startswith("#") and not _ENVIRONMENT.fullmatch(line)


def header(text: str) -> dict[str, str]:
    """Return the fields that the comments of a file give.

    Parameters
    ----------
    text : str
        What the file holds.

    Returns
    -------
    dict
        From each field to its text; empty if there is no header.

    Examples
    --------
    >>> header("# verdict: broken at 3\\n# slip: 3 sign\\na - x = a + x")
    {'verdict': 'broken at 3', 'slip': '3 sign'}
    """
    return dict(_FIELD.findall(text))


def read_cases(folder: Path) -> list[Case]:
    """Read the cases of a folder and of the folders in it.

    Parameters
    ----------
    folder : Path
        Where the set lies. A file without a verdict in its header is not part of it.

    Returns
    -------
    list of Case
        In the order of their names.
    """
    return list(_cases(folder))


def _cases(folder) -> Iterator[Case]:
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text("utf-8")
        fields = header(text)
        if "verdict" in fields:
            yield _case(path.relative_to(folder).with_suffix("").as_posix(), text, fields)


def _case(name, text, fields):
    verdict, _, line = fields["verdict"].partition(" at ")
    return Case(
        name,
        text,
        fields.get("source", "the course's sources" if name.startswith("seed-") else "the course"),
        fields.get("judged", "with the program at hand"),
        verdict,
        int(line) if line else None,
        dict(_by_line(fields.get("slip", ""))),
        tuple(_by_line(fields.get("rules", ""))),
    )


def _by_line(text):
    """Yield line and words of each entry of a list such as ``2 chain rule; 3 algebra``."""
    for entry in filter(None, text.split("; ")):
        line, _, words = entry.partition(" ")
        yield int(line), words
