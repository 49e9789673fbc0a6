"""What was marked is known by content, and kept in `.marked` beside the marked notebook."""

import hashlib
import json
import os
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from nbapart.course import Course

PACKAGE = Path(__file__).parents[1]
LIBRARIES = (
    *("nbgrader", "nbconvert", "ipykernel", "nh3"),
    *("numpy", "sympy", "mpmath", "lark", "matplotlib"),
)


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
        of_code(),
    ]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


@cache
def of_code() -> str:
    """Digest the code that marks: this package's, and the versions of its libraries."""
    code = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".lark")]
    libraries = " ".join(f"{name}={version(name)}" for name in LIBRARIES)
    return hashlib.sha256((digest(code, PACKAGE) + libraries).encode()).hexdigest()


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
    begun = path.with_name(f"{path.name}.new")  # whoever stops this leaves no half a stamp
    begun.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    os.replace(begun, path)


def _path(course, student, unit):
    return course.folder("autograded", student, unit) / ".marked"


def _files(folder):
    """Plain files below a folder, without what editors and Python leave behind."""
    left = {".ipynb_checkpoints", "__pycache__"}
    return [path for path in folder.rglob("*") if path.is_file() and not left & set(path.parts)]
