"""Generates `release/`, which students get, from `source/`, without solutions and marking tests."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from nbapart import log
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart.stated_points import differing

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

KEEP = (
    "Keep the exercises of a unit that is being marked as they are, or begin anew without "
    "gradebook.db."
)


def release(course: Course, app: "NbGrader", advice: str = "") -> list[str]:
    """Generate the release of every unit; add its exercises and its due date to the gradebook.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
        As `course.application` makes it.
    advice : str
        What the instructor can do if nbgrader refuses a unit because it has already been marked;
        replaces the general advice.

    Returns
    -------
    list of str
        The units' names.

    Raises
    ------
    CourseError
        There is no unit, or some could not be released: the message says which and why. The
        others were, and what students have got of those stays.
    """
    refused = list(attempt(course, app, course.units, advice).values())
    if refused:
        raise CourseError("\n".join(map(str, refused))) from refused[0].__cause__
    return course.units


def attempt(
    course: Course, app: "NbGrader", units: Iterable[str], advice: str = ""
) -> dict[str, CourseError]:
    """Generate the release of some units; return why each that could not be released was not.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    units : iterable of str
    advice : str
        As for `release`.

    Returns
    -------
    dict

    Raises
    ------
    CourseError
        The course has no unit.
    """
    from nbapart.late import settle

    if not course.units:
        raise CourseError(f"{course.root / 'source'} has no unit: expected UNIT/UNIT.ipynb in it.")
    refused = {}
    for unit in units:
        try:
            _check_points(course, unit)
            with _kept(course.notebook("release", unit).parent):
                _generate(app, unit, advice)
        except CourseError as error:
            refused[unit] = error
    settle(course, app)
    return refused


def _check_points(course, unit):
    found = list(differing(course.notebook("source", unit)))
    if found:
        raise CourseError(f"{unit} could not be released: {'; '.join(found)}. Make them equal.")


@contextmanager
def _kept(folder: Path) -> Iterator[None]:
    """Keep a folder as it was where the block fails."""
    before = folder.with_name(f".{folder.name}.before")
    shutil.rmtree(before, ignore_errors=True)
    if folder.is_dir():
        shutil.copytree(folder, before)
    try:
        yield
    except BaseException:
        if before.is_dir():
            shutil.rmtree(folder, ignore_errors=True)
            before.rename(folder)
        raise
    finally:
        shutil.rmtree(before, ignore_errors=True)


def _generate(app, unit, advice):
    from nbgrader.converters import GenerateAssignment
    from nbgrader.converters.base import NbGraderException

    app.coursedir.assignment_id = unit
    converter = GenerateAssignment(coursedir=app.coursedir, parent=app)
    converter.force = True
    with log.reasons(app.log) as reasons:
        try:
            converter.start()
        except NbGraderException as error:
            raise CourseError(_explain(unit, str(reasons), advice)) from error


def _explain(unit, reason, advice):
    message = f"{unit} could not be released: {reason}"
    if "Cannot add or remove cells" in reason:
        message += f"\nThe gradebook holds marks for the unit as it was. {advice or KEEP}"
    return message
