"""Names what is not marked and may have been meant to be: hidden folders, and students gone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nbapart import fingerprint
from nbapart.course import Course
from nbapart.gradebook import read

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

SYSTEMS = {".DS_Store", ".ipynb_checkpoints", ".gitkeep", ".gitignore", ".directory"}


def strays(course: Course, app: "NbGrader") -> Iterator[str]:
    """Yield a line for each thing in `submitted/` that is not looked at, and each student gone.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader

    Yields
    ------
    str
    """
    for path in sorted([*course.root.glob("submitted/.*"), *course.root.glob("submitted/*/.*")]):
        if path.name not in SYSTEMS:
            name = path.relative_to(course.root).as_posix()
            yield f"{name} is not looked at: its name begins with a dot."
    now = _contents(course, course.submissions)
    for student, units in sorted(_gone(course, app).items()):
        yield _about(student, units, now, _contents(course, [(student, unit) for unit in units]))


def _gone(course, app):
    """Return the units of students that the gradebook has marks of, and `submitted/` no work."""
    here, gone = set(course.submissions), {}
    with read.gradebook(app) as book:
        for unit in book.assignments:
            for one in unit.submissions:
                if (one.student_id, unit.name) not in here and one.notebooks:
                    gone.setdefault(one.student_id, []).append(unit.name)
    return gone


def _contents(course, submissions):
    """Return for each fingerprint whose submission it is."""
    found = {}
    for student, unit in submissions:
        if content := fingerprint.read(course, student, unit).get("content"):
            found[content] = student
    return found


def _about(student, units, now, before):
    whose = sorted({now[content] for content in before if content in now})
    renamed = f"The same work is now {' and '.join(whose)}'s. " if whose else ""
    return (
        f"{student} has marks of {', '.join(units)} and nothing of it in submitted/ any more. "
        f"{renamed}The marks stay until: nbgrader db student remove {student} --force"
    )
