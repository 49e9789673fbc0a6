"""A unit that cannot be released is named, with what to do about it."""

import nbformat
import pytest
from nbapart import log, mark
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart_helpers import tiny
from nbapart_helpers.released import generate


def test_an_empty_course_is_named(tmp_path):
    """Is a course without a unit told where one is expected?"""
    course = Course(tiny.course(tmp_path, units=[]))
    (tmp_path / "source").mkdir()
    with pytest.raises(CourseError, match=r"UNIT/UNIT\.ipynb"):
        generate(course)


def test_a_unit_that_nbgrader_refuses_is_named(tmp_path):
    """Is a source that nbgrader refuses named, with the reason?"""
    course = Course(tiny.course(tmp_path, units=["1-first"]))
    notebook = tiny.notebook()
    notebook.cells[1].source = "### BEGIN SOLUTION\nx = 1"
    tiny.write(course.notebook("source", "1-first"), notebook)
    with pytest.raises(CourseError, match=r"1-first could not be released: .*solution"):
        generate(course)


def test_exercises_of_a_unit_in_marking_stay(tmp_path):
    """Is it said what to do when a unit that has marks gets another exercise?"""
    course = Course(tiny.course(tmp_path, units=["1-first"]))
    app = generate(course)
    path = course.folder("submitted", "ada", "1-first") / "1-first.ipynb"
    tiny.write(path, nbformat.read(course.notebook("release", "1-first"), as_version=4))
    with log.redirected(course.log_path("grade")):
        assert mark.mark(course, app, "ada", "1-first").state == "marked"
    notebook = tiny.notebook()
    del notebook.cells[4:6]
    tiny.write(course.notebook("source", "1-first"), notebook)
    with pytest.raises(CourseError, match="Keep the exercises of a unit that is being"):
        generate(course)


def test_a_unit_that_fails_stops_itself_alone(tmp_path):
    """Is the other unit released, and does what students have of the first stay as it was?"""
    course = Course(tiny.course(tmp_path))
    generate(course)
    before = course.notebook("release", "1-first").read_bytes()
    broken, other = tiny.notebook(), tiny.notebook()
    broken.cells[1].source = "### BEGIN SOLUTION\nx = 1"
    other.cells[0].source = "# Another title"
    tiny.write(course.notebook("source", "1-first"), broken)
    tiny.write(course.notebook("source", "2-second"), other)
    with pytest.raises(CourseError, match="1-first could not be released"):
        generate(course)
    assert course.notebook("release", "1-first").read_bytes() == before
    assert "Another title" in course.notebook("release", "2-second").read_text(encoding="utf-8")
    assert sorted(path.name for path in (course.root / "release").iterdir()) == course.units


def test_points_that_differ_are_refused(tmp_path):
    """Is a unit refused whose cell states other points than nbgrader counts, with both named?"""
    course = Course(tiny.course(tmp_path, units=["1-first"]))
    notebook = tiny.notebook()
    notebook.cells[3].source = "check(double, points=3)"
    tiny.write(course.notebook("source", "1-first"), notebook)
    with pytest.raises(CourseError, match="double-marks says 3 points, its metadata 2"):
        generate(course)
