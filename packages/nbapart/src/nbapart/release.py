"""Generates `release/`, which students get, from `source/`, without solutions and marking tests."""

from typing import TYPE_CHECKING

from nbapart import log
from nbapart.course import Course
from nbapart.errors import CourseError

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
        There is no unit, or nbgrader refuses one; the message says which and why.
    """
    from nbapart.late import settle

    if not course.units:
        raise CourseError(f"{course.root / 'source'} has no unit: expected UNIT/UNIT.ipynb in it.")
    for unit in course.units:
        _generate(app, unit, advice)
    settle(course, app)
    return course.units


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
