"""Accounts for every file of a delivery."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from nbapart.delivery.archive import NotTaken
from nbapart.text import line


@dataclass(frozen=True)
class File:
    """What became of a file of a delivery.

    Attributes
    ----------
    name : str
        Its path in the delivery.
    state : {"placed", "same", "superseded", "left behind", "the platform's", "not placed"}
    about : str
        STUDENT/UNIT, or why it was not placed.
    """

    name: str
    state: str
    about: str = ""


@dataclass
class Collected:
    """What became of a delivery.

    Attributes
    ----------
    platform : str
        The platform's title.
    files : list of File
        One for each file.
    empty_handed : list of str
        Students of whom nothing was placed and nothing was there already.
    notices : list of str
        What else to know.
    absent : dict
        For each unit of the delivery, who of the roster has not handed in.
    instead : dict
        For each unit, who has sent what could not be placed, and the name of a file of theirs.
    """

    platform: str = ""
    files: list[File] = field(default_factory=list)
    empty_handed: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    absent: dict[str, list[str]] = field(default_factory=dict)
    instead: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, state: str) -> list[File]:
        """Return the files of one state."""
        return [file for file in self.files if file.state == state]

    @property
    def placed(self) -> list[str]:
        """STUDENT/UNIT of notebooks that were copied."""
        return [file.about for file in self.of("placed")]

    @property
    def same(self) -> list[str]:
        """STUDENT/UNIT of notebooks that are there already, or came twice."""
        return [file.about for file in self.of("same")]

    @property
    def refused(self) -> list[tuple[str, str]]:
        """Path in the delivery, and why a file was not placed."""
        return [(file.name, file.about) for file in self.of("not placed")]

    def account(self, name: str, state: str, about: str = "") -> None:
        """Add what became of a file."""
        self.files.append(File(name, state, about))

    @contextmanager
    def refusing(self, name: str) -> Iterator[None]:
        """Record why a file is refused, and continue with the others."""
        try:
            yield
        except NotTaken as reason:
            self.account(name, "not placed", str(reason))
        except OSError as error:
            why = f"it cannot be put into submitted/: {error.strerror}"
            self.account(name, "not placed", why)


def lines(result: Collected) -> Iterator[str]:
    """Yield what became of a delivery, line by line, for the terminal.

    Parameters
    ----------
    result : Collected

    Yields
    ------
    str
    """
    yield from (f"submitted/{line(name)}" for name in result.placed)
    yield f"Recognised: {result.platform}."
    yield _counted(result)
    yield from (f"The same: {line(f'{f.name}: {f.about}')}" for f in result.of("same"))
    yield from (f"Superseded: {line(f'{f.name}: {f.about}')}" for f in result.of("superseded"))
    yield from map(line, result.notices)
    for unit, names in result.absent.items():
        yield f"Not handed in, {unit}: {', '.join(map(line, names)) or 'nobody'}."
    for unit, sent in result.instead.items():
        shown = ", ".join(f"{who} ({name})" for who, name in sorted(sent.items()))
        yield line(f"Sent what cannot be marked, {unit}: {shown}.")


def problems(result: Collected) -> Iterator[str]:
    """Yield what an instructor must look at, line by line."""
    yield from (f"Not placed: {line(name)}: {line(why)}" for name, why in result.refused)
    yield from (f"Nothing was placed of {line(name)}." for name in result.empty_handed)


def _counted(result):
    also = {"superseded": "superseded", "the platform's": "the platform's own"}
    also["left behind"] = "left behind by systems"
    counts = [(len(result.of(state)), words) for state, words in also.items()]
    counts = [(len(result.placed), "placed"), (len(result.same), "there already"), *counts]
    shown = [f"{n} {words}" for n, words in counts if n or words in ("placed", "there already")]
    return f"{', '.join(shown)}, {len(result.refused)} not placed."
