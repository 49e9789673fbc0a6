"""What students get: `release/` is made from `source/`, without solutions and marking tests."""

from nbapart import log
from nbapart.errors import CourseError


def release(course, app):
    """Generate the release of every unit, and tell the gradebook about its exercises.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
        As `course.application` makes it.

    Returns
    -------
    list of str
        The units' names.

    Raises
    ------
    CourseError
        There is no unit, or nbgrader refuses one; the message names it and why.
    """
    if not course.units:
        raise CourseError(f"{course.root / 'source'} has no unit: expected UNIT/UNIT.ipynb in it.")
    for unit in course.units:
        _generate(app, unit)
    return course.units


def _generate(app, unit):
    from nbgrader.converters import GenerateAssignment
    from nbgrader.converters.base import NbGraderException

    app.coursedir.assignment_id = unit
    converter = GenerateAssignment(coursedir=app.coursedir, parent=app)
    converter.force = True
    with log.reasons(app.log) as reasons:
        try:
            converter.start()
        except NbGraderException as error:
            raise CourseError(_explain(unit, str(reasons))) from error


def _explain(unit, reason):
    message = f"{unit} could not be released: {reason}"
    if "Cannot add or remove cells" in reason:
        message += (
            "\nThe gradebook holds marks for the unit as it was. If they are the sample class's, "
            "`course sample --clear` takes them away. Else keep the exercises of a unit that is "
            "being marked as they are, or begin anew without gradebook.db."
        )
    return message
