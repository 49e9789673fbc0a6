"""The folder of a course: the paths of its units, submissions and marks."""

import os
import sysconfig
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nbapart.errors import CourseError
from nbapart.patches import skip_address_grammar

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader


@dataclass(frozen=True)
class Course:
    """A course's folder, in the layout that nbgrader expects.

    Attributes
    ----------
    root : pathlib.Path
        The folder that holds `nbgrader_config.py` and `source/`.

    Examples
    --------
    >>> Course(Path("course")).notebook("release", "1-first").as_posix()
    'course/release/1-first/1-first.ipynb'
    """

    root: Path

    @property
    def units(self) -> list[str]:
        """The units' names, sorted: folders of `source/` that contain a notebook of that name."""
        return sorted(path.stem for path in self.root.glob("source/*/*.ipynb") if _names(path))

    @property
    def submissions(self) -> list[tuple[str, str]]:
        """Pairs of student and unit: each entry of `submitted/STUDENT/`, of any kind.

        The unit is "" where there is no entry: STUDENT is a file or an empty folder.
        """
        found = []
        for path in sorted(self.root.glob("submitted/[!.]*")):
            units = sorted(inside.name for inside in path.glob("[!.]*"))
            found += [(path.name, unit) for unit in units or [""]]
        return found

    def notebook(self, step: str, unit: str) -> Path:
        """Return the path of a unit's notebook in `source/` or `release/`."""
        return self.root / step / unit / f"{unit}.ipynb"

    def folder(self, step: str, student: str, unit: str) -> Path:
        """Return the path of a student's folder in `submitted/`, `autograded/` or `feedback/`."""
        return self.root / step / student / unit

    @property
    def results(self) -> Path:
        """The folder with what was executed, kept so that a run goes on where it was stopped."""
        return self.root / ".nbapart" / "results"

    def log_path(self, command: str) -> Path:
        """Return the path of the log with the output of libraries during a command."""
        return self.root / "logs" / f"{command}.log"


def _names(path):
    return path.stem == path.parent.name


def find(start: Path | str = ".") -> Course:
    """Find the course that a folder belongs to.

    Parameters
    ----------
    start : path
        The folder to search first; its parents are searched after it.

    Returns
    -------
    Course

    Raises
    ------
    CourseError
        Neither the folder nor any of its parents is a course.

    Examples
    --------
    >>> find("/")
    Traceback (most recent call last):
    nbapart.errors.CourseError: / is not inside a course: ...
    """
    start = Path(start).resolve()
    for folder in (start, *start.parents):
        if (folder / "nbgrader_config.py").is_file() and (folder / "source").is_dir():
            return Course(folder)
    raise CourseError(
        f"{start} is not inside a course: no folder here or above has nbgrader_config.py and "
        "source/. Change into the course's folder and try again."
    )


def application(course: Course) -> "NbGrader":
    """Create nbgrader's application with the settings of a course.

    Parameters
    ----------
    course : Course

    Returns
    -------
    nbgrader.apps.NbGrader
        `config` holds the settings, `coursedir` the folders.

    Raises
    ------
    CourseError
        The settings cannot be read. nbgrader would go on without them, and mark unsafely.
    """
    skip_address_grammar()
    from nbgrader.apps import NbGrader

    # nbgrader calls `alembic` for a new gradebook, which is not on the path of an environment that
    # is not activated.
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    app = NbGrader(raise_config_file_errors=True)
    # nbgrader also reads settings from the working directory, which could be another course.
    with chdir(course.root):
        try:
            app.initialize([], root=str(course.root))
        except Exception as error:  # the settings are code, and may raise anything
            reason = f"{type(error).__name__}: {error}"
            raise CourseError(f"nbgrader_config.py cannot be read. {reason}") from error
    return app
