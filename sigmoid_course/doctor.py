"""Finds out what this machine has and lacks for each command of this course."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

from nbapart import doctor
from nbapart.course import Course
from nbapart.doctor import Finding

GRADING = ("nbgrader", "ipykernel", "numpy", "sympy", "lark", "matplotlib", "rich")
TESTING = ("pytest", "pytest-xdist", "nbval", "hypothesis", "playwright", "ruff", "uv")


def examine(course: Course) -> list[Finding]:
    """Examine everything that the commands need.

    Parameters
    ----------
    course : Course

    Returns
    -------
    list of Finding
    """
    return [
        doctor.python(sys.version_info),
        environment(course),
        doctor.packages("make grade", GRADING, "make setup"),
        *doctor.folders(course, "make grade"),
        *doctor.exchange(course, "make lab"),
        *doctor.sandbox(course, "make grade"),
        lab(Path(sys.prefix)),
        replace(
            doctor.packages("make test", TESTING, "make test installs them by itself"),
            for_tests=True,
        ),
        chromium(),
    ]


def environment(course: Course) -> Finding:
    """Examine whether the course's own environment is in use."""
    own = Path(sys.prefix).resolve() == (course.root / ".venv").resolve()
    thing = "the course's environment .venv" + ("" if own else " (another one is in use)")
    return Finding("every command", thing, None if own else "make setup, then .venv/bin/course")


def lab(prefix: Path) -> Finding:
    """Examine whether JupyterLab is installed, with nbgrader's panels.

    Parameters
    ----------
    prefix : pathlib.Path
        The environment's folder.

    Returns
    -------
    Finding
    """
    extension = prefix / "share/jupyter/labextensions/@jupyter/nbgrader/package.json"
    found = doctor.version_of("jupyterlab")
    fits = found is not None and extension.is_file()
    thing = f"JupyterLab {found or 'missing'}, nbgrader's panels"
    return Finding("make lab", thing, None if fits else "make setup")


def chromium() -> Finding:
    """Examine whether there is a browser for the browser tests."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    cure = None if path else "apt-get install chromium (tests that need it are left out)"
    return Finding("make test", "Chromium, for the tests in a browser", cure, for_tests=True)
