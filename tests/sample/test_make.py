"""The sample class is what it says it is, and goes away without a trace."""

from collections import Counter

import nbformat
import pytest
from helpers import small_bank
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart_helpers import tiny

from sigmoid_course.sample import bank, make


@pytest.fixture
def course(tmp_path):
    """A course whose source stands in for its release: only the answers matter here."""
    course = Course(small_bank.write(tiny.course(tmp_path)))
    (tmp_path / "release").symlink_to(tmp_path / "source")
    return course


def rights(course, unit, student):
    """The exercises that a student answers with a right answer of the bank."""
    path = course.folder("submitted", student, unit) / f"{unit}.ipynb"
    sources = {cell.source for cell in nbformat.read(path, as_version=4).cells}
    answers = bank.answers(course.root, unit)
    return tuple(a.exercise for a in answers if a.right and a.source in sources)


def test_the_class_is_as_described(course):
    """Are there 24 students: 12 with all answers right, 8 with half, 4 with none?"""
    assert make.make(course) == 48
    for unit in course.units:
        found = Counter(len(rights(course, unit, student)) for student in make.NAMES)
        assert found == {2: 12, 1: 8, 0: 4}
    assert make.DESCRIPTION.startswith("of six, 3 with every answer right, 2 with about half")


def test_those_partly_right_differ(course):
    """Do not all who are partly right miss the same exercise?"""
    make.make(course)
    assert {("double",), ("word",)} <= {rights(course, "1-first", name) for name in make.NAMES}


def test_only_who_wrote_something_waits_for_a_person(course):
    """Is prose handed in by all but those who are all wrong?"""
    make.make(course)
    paths = course.root.glob("submitted/*/1-first/1-first.ipynb")
    assert sum(make.PROSE in path.read_text() for path in paths) == 20


def test_the_same_class_every_time(course, tmp_path):
    """Is the class the same on every machine?"""
    other = Course(small_bank.write(tiny.course(tmp_path / "other")))
    (other.root / "release").symlink_to(other.root / "source")
    make.make(course)
    make.make(other)
    manifests = [(c.root / ".nbapart" / "sample.json").read_text() for c in (course, other)]
    assert manifests[0] == manifests[1]


def test_does_not_mix_with_other_work(course):
    """Is work that is there already left alone?"""
    tiny.write(course.folder("submitted", "zoe", "1-first") / "1-first.ipynb", {})
    with pytest.raises(CourseError, match="holds work already"):
        make.make(course)
    assert course.submissions == [("zoe", "1-first")]


def test_says_what_the_bank_lacks(course):
    """Is a bank without answers, or with right ones only, named?"""
    for path in course.root.glob("answers/1-first/*/wrong-*"):
        path.unlink()
    with pytest.raises(CourseError, match="lacks a right or a wrong answer"):
        make.make(course)
    for path in course.root.glob("answers/1-first/*/*"):
        path.unlink()
    with pytest.raises(CourseError, match="no answers there"):
        make.make(course)
