"""What students get has no solution and no marking test in it, and is what source/ makes."""

import os
import re
import shutil

import nbformat
import pytest
from nbapart import log, mark
from nbapart.course import Course, application
from nbapart.errors import CourseError
from nbapart.release import release
from nbapart_helpers import tiny

THIS = Course(tiny.ROOT)
SECRET = re.compile(r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)### END", re.DOTALL)


def generate(course):
    """Make a course's release; libraries keep quiet."""
    with pytest.MonkeyPatch.context() as patch, log.redirected(course.journal("release")):
        patch.setenv("PATH", os.environ["PATH"])
        app = application(course)
        release(course, app)
    return app


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The course's source, released anew in another folder."""
    root = tmp_path_factory.mktemp("copy")
    shutil.copy(THIS.root / "nbgrader_config.py", root)
    shutil.copytree(THIS.root / "source", root / "source")
    course = Course(root)
    generate(course)
    return course


def lines(text):
    """The lines of a cell that tell something."""
    return {line.strip() for line in text.splitlines() if len(line.strip()) > 3}


@pytest.mark.parametrize("unit", THIS.units)
def test_release_is_what_source_makes(copy, unit):
    """Is the committed release, byte for byte, what its source makes?"""
    names = [sorted(p.name for p in (c.root / "release" / unit).iterdir()) for c in (copy, THIS)]
    assert names[0] == names[1]
    made, committed = (course.notebook("release", unit) for course in (copy, THIS))
    assert made.read_bytes() == committed.read_bytes(), "make release, then commit release/"


@pytest.mark.parametrize("unit", THIS.units)
def test_no_solution_and_no_hidden_test(unit):
    """Is no line that stands only in solutions or hidden tests to be found in the release?"""
    source = nbformat.read(THIS.notebook("source", unit), as_version=4)
    open_, secret = set(), set()
    for cell in source.cells:
        secret |= {line for part in SECRET.findall(cell.source) for line in lines(part)}
        open_ |= lines(SECRET.sub("", cell.source))
    assert len(secret) > 10
    released = nbformat.read(THIS.notebook("release", unit), as_version=4)
    shown = {line for cell in released.cells for line in lines(cell.source)}
    assert not (secret - open_) & shown


@pytest.mark.parametrize("unit", THIS.units)
def test_no_outputs_and_no_markers(unit):
    """Is a release free of outputs, markers and marking schemes?"""
    text = THIS.notebook("release", unit).read_text()
    assert not re.search(r"(BEGIN|END) (SOLUTION|HIDDEN|MARK)", text)
    released = nbformat.read(THIS.notebook("release", unit), as_version=4)
    assert not any(cell.get("outputs") for cell in released.cells)


def test_every_unit_is_released():
    """Are the folders of release/ those of source/?"""
    assert sorted(path.name for path in (THIS.root / "release").iterdir()) == THIS.units


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
    with log.redirected(course.journal("grade")):
        assert mark.mark(course, app, "ada", "1-first").state == "marked"
    notebook = tiny.notebook()
    del notebook.cells[4:6]
    tiny.write(course.notebook("source", "1-first"), notebook)
    with pytest.raises(CourseError, match="Keep the exercises of a unit that is being"):
        generate(course)
