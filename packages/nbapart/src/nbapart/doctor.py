"""Finds out what this machine has and lacks for marking."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nbapart.course import Course, application
from nbapart.errors import SandboxError

PACKAGES = ("nbgrader", "ipykernel", "nbconvert", "nh3", "numpy", "rich")
OLDEST, NEWEST = (3, 11), (3, 14)  # of Python, with which nbapart is tested


@dataclass(frozen=True)
class Finding:
    """One thing that a command needs.

    Attributes
    ----------
    command : str
        The command, as it is typed.
    thing : str
        What it needs, and what was found.
    cure : str or None
        How to get it; None when it is there.
    for_tests : bool
        Whether only the course's own tests need it, and no class.
    """

    command: str
    thing: str
    cure: str | None = None
    for_tests: bool = False


def examine(course: Course, command: str) -> list[Finding]:
    """Examine everything that marking needs.

    Parameters
    ----------
    course : Course
    command : str
        The command that marks, as it is typed.

    Returns
    -------
    list of Finding
    """
    return [
        python(sys.version_info),
        packages(command, PACKAGES, "pip install nbapart's wheel again"),
        *folders(course, command),
        *exchange(course, command),
        *sandbox(course, command),
    ]


def python(found: Sequence) -> Finding:
    """Examine whether nbapart is tested with this version of Python.

    Parameters
    ----------
    found : sequence of int
        The version; only the first three numbers count.

    Returns
    -------
    Finding

    Examples
    --------
    >>> python((3, 9, 1)).cure
    'install Python 3.11 to 3.14'
    """
    fits = OLDEST <= tuple(found[:2]) <= NEWEST
    cure = None if fits else f"install Python {_dotted(OLDEST)} to {_dotted(NEWEST)}"
    return Finding("every command", f"Python {_dotted(found[:3])}", cure)


def _dotted(numbers: Sequence) -> str:
    return ".".join(map(str, numbers))


def packages(command: str, names: Sequence[str], cure: str) -> Finding:
    """Examine whether Python packages are installed.

    Parameters
    ----------
    command : str
        The command that needs them.
    names : sequence of str
        The packages.
    cure : str
        How to install them.

    Returns
    -------
    Finding
    """
    missing = [name for name in names if version_of(name) is None]
    if missing:
        return Finding(command, ", ".join(missing), cure)
    found = ", ".join(f"{name} {version_of(name)}" for name in names[:2])
    return Finding(command, f"{found} and {len(names) - 2} more packages")


def folders(course: Course, command: str) -> Iterator[Finding]:
    """Examine whether marking has write access to the course's folders."""
    for name in ("release", "submitted", "autograded", "feedback", "logs"):
        folder = course.root / name
        nearest = folder if folder.is_dir() else course.root
        fits = os.access(nearest, os.W_OK)
        cure = None if fits else f"make {nearest} writable for your user"
        yield Finding(command, f"folder {name}/ to write in", cure)


def exchange(course: Course, command: str) -> Iterator[Finding]:
    """Examine whether the rights of nbgrader's exchange keep students out of each other's work."""
    from nbgrader.exchange.default import Exchange

    from nbapart.exchange_rights import faults

    app = application(course)
    root = Path(Exchange(parent=app).root)
    found = list(faults(root, app.coursedir.course_id, course.root))
    for cure in found:
        yield Finding(command, f"exchange {root}", cure)
    if not found:
        yet = "" if root.is_dir() else ", not made yet"
        yield Finding(command, f"exchange {root}{yet}")


def sandbox(course: Course, command: str) -> Iterator[Finding]:
    """Examine whether the sandbox isolates a student's code, by attempts that must fail."""
    from nbapart.sandbox import support
    from nbapart.sandbox.selftest import trial

    try:
        yield Finding(command, f"bubblewrap {support.version()}, for a sandbox")
        for result in trial.run(course.root):
            yield Finding(command, f"sandbox: {result.what}", _leak(result.reached))
        yield Finding(command, f"sandbox: a kernel, started {trial.start()}")
    except SandboxError as reason:
        yield Finding(command, "a sandbox for the students' code", str(reason))


def _leak(reached):
    """Return what to do if an attempt reached something."""
    return reached and f"it failed ({reached}): do not mark on this machine"


def version_of(name: str) -> str | None:
    """Return the version of a package; None where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
