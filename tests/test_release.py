"""What students get has no solution and no marking test in it, and is what source/ makes."""

import re
import shutil

import nbformat
import pytest
from helpers.units import ROOT
from nbapart.course import Course
from nbapart_helpers.released import generate

THIS = Course(ROOT)
SECRET = re.compile(r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)### END", re.DOTALL)


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


def test_stored_hints_are_what_source_makes(copy):
    """Are the hints that the tutor has those which the sources make?"""
    made, committed = (course.root / "sigmoid_course/unit_hints" for course in (copy, THIS))
    assert {p.name: p.read_text() for p in made.iterdir()} == {
        p.name: p.read_text() for p in committed.iterdir()
    }


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
