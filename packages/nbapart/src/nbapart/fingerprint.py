"""Fingerprints of what was marked, stored in `.marked` beside the marked notebook."""

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
from nbapart.submission_files import TIME

T = TypeVar("T")

CODE = (".py", ".lark", ".js")
# Of the libraries that a package may need, those by which no mark is another: a worker lacks them.
WITHOUT_MARKS = re.compile(r"extra == .(?:cluster|postgres)\b")


def digest(paths: Iterable[Path], root: Path) -> str:
    """Hash files by their names and contents.

    Parameters
    ----------
    paths : iterable of pathlib.Path
        Files; their order does not matter.
    root : pathlib.Path
        The folder that their names are relative to.

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


def of_texts(*texts: str) -> str:
    """Digest texts in their order.

    Examples
    --------
    >>> of_texts("ab", "c") == of_texts("a", "bc")
    False
    """
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


class Contents:
    """The fingerprints of a course's submissions: of all that their marks depend on.

    Those are submission, source, code, libraries, and the settings of the steps that mark. What the
    settings say of late work, and when something was handed in, changes penalties alone.

    Parameters
    ----------
    course : Course
    settings : str
        What `engine.settings.of_marks` returns.
    """

    def __init__(self, course: Course, settings: str) -> None:
        self._course, self._settings = course, settings
        self._code = of_code(tuple(extensions.folders()), extensions.packages())
        self._sources: dict[str, str] = {}

    def of(self, student: str, unit: str) -> str:
        """Return the fingerprint of a submission."""
        folder = self._course.folder("submitted", student, unit)
        files = [path for path in _files(folder) if path != folder / TIME]
        return of_texts(digest(files, folder), self._source(unit), self._settings, self._code)

    def _source(self, unit):
        if unit not in self._sources:
            folder = self._course.notebook("source", unit).parent
            self._sources[unit] = digest(_files(folder), folder)
        return self._sources[unit]


@lru_cache(maxsize=4)
def of_code(folders: tuple[Path, ...], packages: tuple[str, ...]) -> str:
    """Hash the code that marks: nbapart's, the extensions', and the versions they require.

    Parameters
    ----------
    folders : tuple of pathlib.Path
        Folders with code.
    packages : tuple of str
        The packages whose requirements count.

    Returns
    -------
    str
        SHA-256, in hexadecimal.
    """
    parts = [
        digest([path for path in folder.rglob("*") if path.suffix in CODE], folder.parent)
        for folder in folders
    ]
    parts += sorted(f"{name}={version}" for name, version in libraries(packages).items())
    return of_texts(*parts)


def libraries(packages: Iterable[str]) -> dict[str, str | None]:
    """Return the versions of the libraries that packages require.

    Parameters
    ----------
    packages : iterable of str

    Returns
    -------
    dict
        Version by name; None for a library that is not installed.

    Examples
    --------
    >>> "nbgrader" in libraries(["nbapart"])
    True
    """
    needed = [text for package in packages for text in _requirements(package)]
    names = {re.split(r"[^\w.-]", text.strip())[0] for text in needed}
    return {name: _found(metadata.version, name) for name in names}


def _requirements(package: str) -> list[str]:
    needed = _found(metadata.requires, package) or []
    return [text for text in needed if not WITHOUT_MARKS.search(text)]


def _found(look: Callable[[str], T], name: str) -> T | None:
    try:
        return look(name)
    except metadata.PackageNotFoundError:
        return None


def read(course: Course, student: str, unit: str) -> dict:
    """Read the fingerprints that `write` stored for a submission.

    Parameters
    ----------
    course : Course
    student, unit : str

    Returns
    -------
    dict
        Empty where there are none, or the file cannot be read.
    """
    try:
        stored = json.loads(_path(course, student, unit).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def write(course: Course, student: str, unit: str, **fingerprints: object) -> None:
    """Store fingerprints of a marked submission, in addition to those already stored.

    Parameters
    ----------
    course : Course
    student, unit : str
    **fingerprints
        By name.
    """
    stored = read(course, student, unit) | fingerprints
    path = _path(course, student, unit)
    temporary = path.with_name(f"{path.name}.new")  # so that an interruption leaves no partial file
    temporary.write_text(json.dumps(stored, indent=1), encoding="utf-8")
    os.replace(temporary, path)


def _path(course, student, unit):
    return course.folder("autograded", student, unit) / ".marked"


def _files(folder):
    """Return the files below a folder, except checkpoints and bytecode."""
    ignored = {".ipynb_checkpoints", "__pycache__"}
    return [path for path in folder.rglob("*") if path.is_file() and not ignored & set(path.parts)]
