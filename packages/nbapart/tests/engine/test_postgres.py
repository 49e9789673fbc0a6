"""A gradebook in PostgreSQL holds what one in SQLite does, by workers and by nbgrader itself."""

import re
import shutil

import nbformat
import pytest
from nbapart import log, patches
from nbapart.course import Course, application
from nbapart.engine.pool import Here
from nbapart.engine.run import Run
from nbapart.gradebook import read
from nbapart.release import release
from nbapart_helpers import postgres, tiny
from nbapart_helpers.handed import HALF, RIGHT, UNIT, hand_in, prose
from nbapart_helpers.rows import rows
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

STUDENTS = ("half", "late", "right")
SETTINGS = """
c.LateSubmissionPlugin.penalty_method = "zero"
c.CourseDirectory.course_id = "tiny"
"""


@pytest.fixture(scope="module")
def address():
    """Where a server listens."""
    with postgres.server() as found:
        yield found


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """A course in which three have handed in, one of them late."""
    course = Course(tiny.course(tmp_path_factory.mktemp("handed") / "course", units=[UNIT]))
    with log.redirected(course.log_path("release")):
        release(course, application(course))
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    (course.root / "gradebook.db").unlink()
    for student, answers in zip(STUDENTS, (HALF, RIGHT, RIGHT), strict=True):
        path = hand_in(course, student, prose(tiny.fill(released, answers)))
    (path.parents[2] / "late" / UNIT / "timestamp.txt").write_text("2026-11-02 10:00:00 UTC")
    return course


def copied(handed, root, db_url=None):
    """A copy of the course, with a gradebook elsewhere."""
    shutil.copytree(handed.root, root)
    with (root / "nbgrader_config.py").open("a") as settings:
        settings.write(SETTINGS)
        if db_url:
            settings.write(f"c.CourseDirectory.db_url = {db_url!r}\n")
    return Course(root)


def database(address, name):
    """An empty database of its own on the server."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"create database {name}")
    engine.dispose()
    return address.replace("/postgres?", f"/{name}?")


def by_workers(course):
    """Mark as `grade` does."""
    run = Run(course, application(course), Here(), 4, regrade=True)
    assert {outcome.state for outcome in run.outcomes(course.submissions)} == {"marked"}


def by_nbgrader(course):
    """Mark as `nbgrader autograde` does where nothing of this project is used."""
    app = application(course)
    db_url = app.coursedir.db_url
    app.config.clear()
    app.config.LateSubmissionPlugin.penalty_method = "zero"
    app.coursedir = CourseDirectory(
        root=str(course.root), db_url=db_url, course_id="tiny", parent=app
    )
    for student in STUDENTS:
        app.coursedir.assignment_id, app.coursedir.student_id = UNIT, student
        Autograde(coursedir=app.coursedir, parent=app, force=True).start()


def marked(course, mark):
    """Mark a course, one mark by hand included, and once more; the gradebook's rows."""
    with log.redirected(course.log_path("grade")):
        app = application(course)
        release(course, app)
        with read.gradebook(app) as book:
            book.update_or_create_assignment(UNIT, duedate="2026-11-01 10:00:00 UTC")
        mark(course)
        with read.gradebook(app) as book:
            grade = book.find_grade("why", UNIT, UNIT, "right")
            grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 2.5, 0.5, False
            book.find_comment("why", UNIT, UNIT, "right").manual_comment = "A fine reason."
            book.db.commit()
        mark(course)
        with read.gradebook(app) as book:
            return rows(book)


def decided_alike(found):
    """The rows without the column that says who waits for a person."""
    return [[re.sub(r", [01](, \S+, [01]\))$", r"\1", row) for row in found[0]], *found[1:]]


def test_the_rows_are_those_of_sqlite(handed, address, tmp_path):
    """Are all rows the same in SQLite and PostgreSQL, and but for who waits as nbgrader's own?"""
    theirs = marked(copied(handed, tmp_path / "theirs"), by_nbgrader)
    ours = marked(copied(handed, tmp_path / "ours"), by_workers)
    there = marked(copied(handed, tmp_path / "there", database(address, "there")), by_workers)
    stock = marked(copied(handed, tmp_path / "stock", database(address, "stock")), by_nbgrader)
    assert any("2.5, 0.5" in row for row in ours[0])
    assert (ours, theirs) == (there, stock)
    assert decided_alike(ours) == decided_alike(theirs) != ours


def test_others_wait_for_a_batch(handed, address, tmp_path):
    """Can others read while a batch is recorded, and not write what it may overwrite?"""
    course = copied(handed, tmp_path / "course", database(address, "waits"))
    with log.redirected(course.log_path("grade")):
        directory = application(course).coursedir
    other = create_engine(directory.db_url)
    with (
        patches.one_transaction(directory.db_url, directory.course_id),
        other.connect() as connection,
    ):
        assert connection.exec_driver_sql("select count(*) from grade").scalar() == 0
        connection.exec_driver_sql("set lock_timeout = 100")
        with pytest.raises(OperationalError, match="lock timeout"):
            connection.exec_driver_sql("update grade set manual_score = 1")
    with other.begin() as connection:
        connection.exec_driver_sql("update grade set manual_score = 1")
    other.dispose()
