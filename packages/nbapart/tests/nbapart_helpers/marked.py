"""Marked submissions without marking: records, identities and pages, for tests of what goes out."""

from nbapart import fingerprint, page_state
from nbapart.class_report.gather import Class, Entry
from nbapart.delivery import identities
from nbapart.delivery.identities import Identity
from nbapart.engine.settings import of_marks
from nbapart.gradebook.read import Mark, Record

UNIT = "1-first"


def record(student, points=2.0, penalty=0.0, waiting=False, unit=UNIT):
    """A record of two marks that are worth three points together."""
    marks = (
        Mark("double", points, 2.0, False, part="marks"),
        Mark("why", 0.0, 1.0, waiting),
    )
    return Record(student, unit, marks, penalty=penalty)


def moodle(student, number, name, unit=UNIT):
    """Who handed in by Moodle."""
    path = f"{name}_{number}_assignsubmission_file/{unit}.ipynb"
    return Identity(student, unit, "moodle", number, name, path)


def canvas(student, number, file, name, unit=UNIT):
    """Who handed in by Canvas."""
    return Identity(student, unit, "canvas", number, name, f"{name}_{number}_{file}_{unit}.ipynb")


def kept(course, app, records, known):
    """Put submissions, pages and identities of records into a course; return it as a class."""
    for one in records:
        for step, name in (("submitted", f"{one.unit}.ipynb"), ("autograded", ".marked")):
            path = course.folder(step, one.student, one.unit) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("{}")
        page = page_state.path(course, one.student, one.unit)
        page.parent.mkdir(parents=True)
        page.write_text(f"page of {one.student}")
        content = fingerprint.Contents(course, of_marks(app)).of(one.student, one.unit)
        shown = page_state.shown(content, one)
        fingerprint.write(course, one.student, one.unit, content=content, feedback=shown)
    identities.write(course, known)
    entries = tuple(Entry(one.student, one.unit, one) for one in records)
    return Class(tuple(one.student for one in records), (UNIT,), entries)
