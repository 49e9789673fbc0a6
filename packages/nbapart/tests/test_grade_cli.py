"""The command that marks takes units and students, and a unit that fails stops itself alone."""

import nbformat
import pytest
from click.testing import CliRunner
from nbapart.alone import alone
from nbapart.cli import main
from nbapart.course import Course
from nbapart_helpers import released, tiny
from nbapart_helpers.handed import RIGHT, hand_in


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of two units, of which two students have handed both in."""
    course = Course(tiny.course(tmp_path_factory.mktemp("course")))
    released.generate(course)
    for unit in course.units:
        notebook = nbformat.read(course.notebook("release", unit), as_version=4)
        for student in ("ada", "ben"):
            hand_in(course, student, tiny.fill(notebook, RIGHT), unit)
    return course


@pytest.fixture
def grade(course, capfd, monkeypatch):
    """What the command prints in the course's folder, and its exit status."""
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments):
        done = CliRunner().invoke(main, ["grade", *arguments])
        return capfd.readouterr().out + done.output, done.exit_code

    return run


@pytest.mark.filterwarnings("ignore")
def test_some_are_marked_and_then_the_others(course, grade):
    """Is one submission marked where one is named, and later, where a unit fails, all but its?"""
    said, status = grade("1-first", "--student", "ada")
    assert "Made release" not in said
    assert "1 marked, 0 not changed" in said
    assert status == 0
    broken = tiny.notebook()
    broken.cells[1].source = "### BEGIN SOLUTION\nx = 1"
    tiny.write(course.notebook("source", "1-first"), broken)
    said, status = grade()
    assert "1-first could not be released" in said
    assert "Made release" not in said
    assert "2 marked, 0 not changed since they were marked, 2 could not be marked." in said
    assert "submitted/ada/1-first: 1-first could not be released (the points in the table" in said
    assert status == 1
    mended = tiny.notebook()
    mended.cells[0].source = "# Another title"
    tiny.write(course.notebook("source", "1-first"), mended)
    assert "Made release/ from source/: 1-first.\n" in grade("1-first", "2-second")[0]


@pytest.mark.filterwarnings("ignore")
def test_nobody_of_that_name(course, grade):
    """Is a name that is not there an error, and a second run refused while one goes on?"""
    said, status = grade("--student", "Ada")
    assert "is it ada?" in said
    assert status == 1
    with alone(course, "course grade"):
        said, status = grade()
    assert "course grade runs already: process" in said
    assert status == 1
