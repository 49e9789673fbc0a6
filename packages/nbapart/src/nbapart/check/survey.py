"""Looks at many source notebooks: those in a file, a folder or a course."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from traitlets.config import Configurable

from nbapart.check import sheet
from nbapart.check.decide import Decision
from nbapart.errors import CourseError
from nbapart.text import line

# Folders in which nbgrader puts what it makes of a source, or of a student's work.
MADE = {"release", "submitted", "autograded", "feedback", "downloaded", "exchange"}


@dataclass(frozen=True)
class Sheet:
    """What was decided of a source notebook.

    Attributes
    ----------
    path : pathlib.Path
    decisions : list of decide.Decision
    unreadable : str or None
        Why nothing was decided.
    """

    path: Path
    decisions: list[Decision]
    unreadable: str | None = None


def notebooks(place: Path) -> list[Path]:
    """Return the notebooks with tests in a folder, but for those made from others.

    Parameters
    ----------
    place : pathlib.Path
        A notebook, or a folder.

    Returns
    -------
    list of pathlib.Path
    """
    if place.is_file():
        return [place]
    found = [path for path in sorted(place.rglob("*.ipynb")) if not _is_made(path, place)]
    return list(filter(_has_tests, found))


def _is_made(path, place):
    folders = path.relative_to(place).parts[:-1]
    return any(name in MADE or name.startswith(".") for name in folders)


def _has_tests(path):
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        kinds = [cell["metadata"].get("nbgrader") or {} for cell in cells]
        return any(kind.get("grade") and not kind.get("solution") for kind in kinds)
    except (ValueError, LookupError, TypeError, AttributeError, OSError):
        return False


def survey(
    paths: list[Path],
    parent: Configurable | None = None,
    allow_inside: bool = True,
    begun: Callable[[Path], object] = lambda _: None,
) -> Iterator[Sheet]:
    """Decide about the tests of notebooks.

    Parameters
    ----------
    paths : list of pathlib.Path
    parent : traitlets.config.Configurable, optional
        With a course's settings.
    allow_inside : bool
        Whether tests may run inside.
    begun : callable
        Called with each path before it is looked at.

    Yields
    ------
    Sheet
        One that cannot be read says why; the others are looked at.
    """
    for path in paths:
        begun(path)
        try:
            found = sheet.decided(sheet.read(path), path.parent, parent, allow_inside)
            yield Sheet(path, found)
        except CourseError as error:
            yield Sheet(path, [], line(str(error)))
        except Exception as error:
            yield Sheet(path, [], line(f"{type(error).__name__}: {error}"))
