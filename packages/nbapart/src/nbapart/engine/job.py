"""A submission as data: all that a worker needs to execute it, wherever it runs."""

import hashlib
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nbapart import extensions, fingerprint
from nbapart.course import Course
from nbapart.engine import settings
from nbapart.gradebook import read
from nbapart.preprocessors.expected import Expected
from nbapart.preprocessors.restore import Units
from nbapart.submission_files import TIME

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Worksheet:
    """What all submissions of a unit have in common.

    Attributes
    ----------
    unit : str
    source : bytes
        The source notebook: its cells say what tests find defined.
    files : mapping of str to bytes
        What lies beside the source, by its path there.
    units : mapping of tuple of str to tuple of Expected
        The cells of this unit and of all others, which tell what a foreign notebook is, by the
        names of unit and notebook.
    steps : tuple of str
        The preprocessors that execute a submission, by their names.
    config : Mapping
        Their settings.
    extensions : tuple of str
        The course's extensions.
    versions : mapping of str to str
        Of Python, the libraries and the code that marks.
    """

    unit: str
    source: bytes
    files: Files
    units: Mapping[tuple[str, str], tuple[Expected, ...]]
    steps: tuple[str, ...]
    config: Mapping
    extensions: tuple[str, ...]
    versions: Mapping[str, str | None]

    @cached_property
    def key(self) -> str:
        """A digest of all of it."""
        shown = (self.unit, self.units, self.steps, self.config, self.extensions, self.versions)
        own = _digest({**self.files, f"{self.unit}.ipynb": self.source})
        return fingerprint.of_texts(*map(repr, shown), own)


@dataclass(frozen=True)
class Job:
    """A submission that is to be executed.

    Attributes
    ----------
    student : str
        For messages; what comes of a job does not depend on it.
    notebook : bytes
    files : mapping of str to bytes
        What was handed in beside it.
    worksheet : Worksheet
    """

    student: str
    notebook: bytes
    files: Files
    worksheet: Worksheet = field(repr=False)

    @property
    def unit(self) -> str:
        """The unit's name."""
        return self.worksheet.unit

    @cached_property
    def key(self) -> str:
        """A digest of everything on which the executed notebook depends."""
        return fingerprint.of_texts(
            self.worksheet.key, hashlib.sha256(self.notebook).hexdigest(), _digest(self.files)
        )


class Jobs:
    """Makes the jobs of a course; what is the same for a unit is read once.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    """

    def __init__(self, course: Course, app: "NbGrader"):
        self._course, self._app = course, app
        self._worksheets: dict[str, Worksheet] = {}

    def job(self, student: str, unit: str) -> Job:
        """Return a submission as a job; `validate.fault` must have found nothing.

        Parameters
        ----------
        student, unit : str

        Returns
        -------
        Job
        """
        folder = self._course.folder("submitted", student, unit)
        notebook = (folder / f"{unit}.ipynb").read_bytes()
        return Job(student, notebook, self._files(folder), self.worksheet(unit))

    def worksheet(self, unit: str) -> Worksheet:
        """Return what all submissions of a unit have in common."""
        if unit not in self._worksheets:
            self._worksheets[unit] = self._read(unit)
        return self._worksheets[unit]

    def _read(self, unit):
        converter = settings.autograde(self._app)
        steps = settings.steps(converter).executed
        kept = converter.exclude_overwriting.get(unit, [])
        path = self._course.notebook("source", unit)
        brought = self._files(path.parent)
        return Worksheet(
            unit,
            path.read_bytes(),
            {name: content for name, content in brought.items() if name not in kept},
            self._units,
            steps,
            settings.sections(converter.config, steps),
            extensions.names(),
            versions(),
        )

    def _files(self, folder: Path) -> dict[str, bytes]:
        """Read what lies beside a notebook, as far as nbgrader copies it."""
        from nbgrader.utils import find_all_files

        found = find_all_files(str(folder), [*self._app.coursedir.ignore, "*.ipynb", TIME])
        return {
            Path(name).relative_to(folder).as_posix(): Path(name).read_bytes() for name in found
        }

    @cached_property
    def _units(self):
        """The cells of all units that have a source."""
        with read.gradebook(self._app) as book:
            cells = Units(book, lambda unit: self._course.notebook("source", unit).parent)
            return {names: cells[names] for names in cells if names[0] in self._course.units}


def versions() -> dict[str, str | None]:
    """Return the versions on which marks depend, by what they are versions of.

    Examples
    --------
    >>> import sys
    >>> versions()["Python"] == sys.version.partition(" ")[0]
    True
    """
    packages = extensions.packages()
    return {
        "Python": platform.python_version(),
        **fingerprint.libraries(packages),
        "the code that marks": fingerprint.of_code(tuple(extensions.folders()), packages),
    }


def _digest(files: Files) -> str:
    digests = [f"{name}\0{hashlib.sha256(files[name]).hexdigest()}" for name in sorted(files)]
    return fingerprint.of_texts(*digests)
