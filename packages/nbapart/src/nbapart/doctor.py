"""Says what this machine has and lacks for each command."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nbapart.course import Course
from nbapart.errors import SandboxError

GRADING = ("nbgrader", "ipykernel", "numpy", "sympy", "lark", "matplotlib", "rich")
TESTING = ("pytest", "pytest-xdist", "nbval", "hypothesis", "playwright", "ruff", "uv")


@dataclass(frozen=True)
class Finding:
    """One thing a command needs.

    Attributes
    ----------
    command : str
        The command, as it is typed.
    thing : str
        What it needs, and what was found.
    cure : str or None
        How to get it; None when it is there.
    """

    command: str
    thing: str
    cure: str | None = None


def examine(course: Course) -> list[Finding]:
    """Look for all that the commands need.

    Parameters
    ----------
    course : Course

    Returns
    -------
    list of Finding
    """
    return [
        python(sys.version_info),
        environment(course),
        packages("make grade", GRADING, "make setup"),
        *folders(course),
        *sandbox(course),
        lab(Path(sys.prefix)),
        packages("make test", TESTING, "make test installs them by itself"),
        chromium(),
    ]


def python(found: Sequence) -> Finding:
    """Whether Python's version is one the course is tested with.

    Examples
    --------
    >>> python((3, 9, 1)).cure
    'install Python 3.11 to 3.14'
    """
    fits = (3, 11) <= tuple(found[:2]) <= (3, 14)
    cure = None if fits else "install Python 3.11 to 3.14"
    return Finding("every command", f"Python {'.'.join(map(str, found[:3]))}", cure)


def environment(course: Course) -> Finding:
    """Whether the course's own environment is in use."""
    own = Path(sys.prefix).resolve() == (course.root / ".venv").resolve()
    thing = "the course's environment .venv" + ("" if own else " (another one is in use)")
    return Finding("every command", thing, None if own else "make setup, then .venv/bin/course")


def packages(command: str, names: Sequence[str], cure: str) -> Finding:
    """Whether Python packages are installed."""
    missing = [name for name in names if _version(name) is None]
    if missing:
        return Finding(command, f"{', '.join(missing)} missing", cure)
    found = ", ".join(f"{name} {_version(name)}" for name in names[:2])
    return Finding(command, f"{found} and {len(names) - 2} more packages")


def folders(course: Course) -> Iterator[Finding]:
    """Whether marking may write where it has to."""
    for name in ("release", "submitted", "autograded", "feedback", "logs"):
        folder = course.root / name
        nearest = folder if folder.is_dir() else course.root
        fits = os.access(nearest, os.W_OK)
        cure = None if fits else f"make {nearest} writable for your user"
        yield Finding("make grade", f"folder {name}/ to write in", cure)


def sandbox(course: Course) -> Iterator[Finding]:
    """Whether a student's code can be shut in, by trying what must fail."""
    from nbapart.sandbox import support
    from nbapart.sandbox.selftest import trial

    try:
        yield Finding("make grade", f"bubblewrap {support.version()}, for a sandbox")
        for result in trial.run(course.root):
            yield Finding("make grade", f"sandbox: {result.what}", _leak(result.reached))
        yield Finding("make grade", f"sandbox: a kernel, started {trial.start()}")
    except SandboxError as reason:
        yield Finding("make grade", "a sandbox for the students' code", str(reason))


def _leak(reached):
    """What to do when something was reached that must not be."""
    return reached and f"it failed ({reached}): do not mark on this machine"


def lab(prefix: Path) -> Finding:
    """Whether JupyterLab is there, with nbgrader's panels."""
    extension = prefix / "share/jupyter/labextensions/@jupyter/nbgrader/package.json"
    found = _version("jupyterlab")
    fits = found is not None and extension.is_file()
    thing = f"JupyterLab {found or 'missing'}, nbgrader's panels"
    return Finding("make lab", thing, None if fits else "make setup")


def chromium() -> Finding:
    """Whether there is a browser for the browser tests."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    cure = None if path else "apt-get install chromium (the browser test names it and is left out)"
    return Finding("make test", "Chromium, for the test in a browser", cure)


def _version(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return None
