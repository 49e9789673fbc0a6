"""The sample class is what it says it is, and goes away without a trace."""

from collections import Counter

import nbformat
import pytest
from helpers import tiny

from sigmoid_course.grading import bank, sample
from sigmoid_course.grading.course import Course, CourseError


@pytest.fixture
def course(tmp_path):
    """A course whose source stands in for its release: only the answers matter here."""
    course = Course(tiny.course(tmp_path))
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
    assert sample.make(course) == 48
    for unit in course.units:
        found = Counter(len(rights(course, unit, student)) for student in sample.NAMES)
        assert found == {2: 12, 1: 8, 0: 4}
    assert sample.DESCRIPTION.startswith("12 with every answer right, 8 with about half")


def test_those_partly_right_differ(course):
    """Do not all who are partly right miss the same exercise?"""
    sample.make(course)
    assert {("double",), ("word",)} <= {rights(course, "1-first", name) for name in sample.NAMES}


def test_only_who_wrote_something_waits_for_a_person(course):
    """Is prose handed in by all but those who are all wrong?"""
    sample.make(course)
    paths = course.root.glob("submitted/*/1-first/1-first.ipynb")
    assert sum(sample.PROSE in path.read_text() for path in paths) == 20


def test_the_same_class_every_time(course, tmp_path):
    """Is the class the same on every machine?"""
    other = Course(tiny.course(tmp_path / "other"))
    (other.root / "release").symlink_to(other.root / "source")
    sample.make(course)
    sample.make(other)
    manifests = [(c.root / "submitted" / ".sample.json").read_text() for c in (course, other)]
    assert manifests[0] == manifests[1]


def test_does_not_mix_with_other_work(course):
    """Is work that is there already left alone?"""
    tiny.write(course.folder("submitted", "zoe", "1-first") / "1-first.ipynb", {})
    with pytest.raises(CourseError, match="holds work already"):
        sample.make(course)
    assert course.submissions == [("zoe", "1-first")]


def test_says_what_the_bank_lacks(course):
    """Is a bank without answers, or with right ones only, named?"""
    for path in course.root.glob("tests/answers/1-first/*/wrong-*"):
        path.unlink()
    with pytest.raises(CourseError, match="lacks a right or a wrong answer"):
        sample.make(course)
    for path in course.root.glob("tests/answers/1-first/*/*"):
        path.unlink()
    with pytest.raises(CourseError, match="no answers there"):
        sample.make(course)
