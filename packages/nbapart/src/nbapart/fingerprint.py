"""What was marked is known by content, and kept in `.marked` beside the marked notebook."""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TypeVar

from nbapart import extensions
from nbapart.course import Course

T = TypeVar("T")

CODE = (".py", ".lark", ".js")


def digest(paths: Iterable[Path], root: Path) -> str:
    """Digest files by their names and content.

    Parameters
    ----------
    paths : iterable of pathlib.Path
        Files; their order does not matter.
    root : pathlib.Path
        Names are taken from here.

    Returns
    -------
    str
        SHA-256, in hexadecimal.
    """
    total = hashlib.sha256()
    for path in sorted(paths):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()}\0{content}\n".encode())
    return total.hexdigest()


def of_submission(course: Course, student: str, unit: str) -> str:
    """Digest all that a mark depends on: submission, source, settings, this code, libraries.

    Parameters
    ----------
    course : Course
    student, unit : str

    Returns
    -------
    str
    """
    submission = course.folder("submitted", student, unit)
    source = course.notebook("source", unit).parent
    parts = [
        digest(_files(submission), submission),
        digest(_files(source), source),
        digest([course.root / "nbgrader_config.py"], course.root),
        of_code(tuple(extensions.folders()), extensions.packages()),
    ]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


@lru_cache(maxsize=4)
def of_code(folders: tuple[Path, ...], packages: tuple[str, ...]) -> str:
    """Digest the code that marks: nbapart's and the extensions', and what they require."""
    parts = [
        digest([path for path in folder.rglob("*") if path.suffix in CODE], folder.parent)
        for folder in folders
    ]
    parts += sorted(f"{name}={version}" for name, version in libraries(packages).items())
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def libraries(packages: Iterable[str]) -> dict[str, str | None]:
    """Versions of the libraries that packages require; None for one that is not installed.

    Examples
    --------
    >>> "nbgrader" in libraries(["nbapart"])
    True
    """
    needed = [text for package in packages for text in _requirements(package)]
    names = {re.split(r"[^\w.-]", text.strip())[0] for text in needed}
    return {name: _found(metadata.version, name) for name in names}


def _requirements(package: str) -> list[str]:
    return _found(metadata.requires, package) or []


def _found(look: Callable[[str], T], name: str) -> T | None:
    try:
        return look(name)
    except metadata.PackageNotFoundError:
        return None


def read(course: Course, student: str, unit: str) -> dict:
    """Read what `write` has kept for a submission; an empty dict when there is nothing to read."""
    try:
        kept = json.loads(_path(course, student, unit).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def write(course: Course, student: str, unit: str, **stamps: object) -> None:
    """Keep stamps for a marked submission, beside those that are there."""
    kept = read(course, student, unit) | stamps
    path = _path(course, student, unit)
    begun = path.with_name(f"{path.name}.new")  # an interruption leaves no half-written file
    begun.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    os.replace(begun, path)


def _path(course, student, unit):
    return course.folder("autograded", student, unit) / ".marked"


def _files(folder):
    """Plain files below a folder, without what editors and Python leave behind."""
    left = {".ipynb_checkpoints", "__pycache__"}
    return [path for path in folder.rglob("*") if path.is_file() and not left & set(path.parts)]
