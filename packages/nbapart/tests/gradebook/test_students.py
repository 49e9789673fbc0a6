"""The gradebook's students are a roster as soon as more is known of them than an id."""

from types import SimpleNamespace

import pytest
from nbapart.course import Course
from nbapart.delivery.students import Person
from nbapart.gradebook import read, students
from nbapart_helpers import released, tiny


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """nbgrader's application of a course."""
    return released.generate(Course(tiny.course(tmp_path_factory.mktemp("course"), ["1-first"])))


@pytest.mark.filterwarnings("ignore")
def test_a_roster_is_kept(app):
    """Are people read as they were written, completed by a later list, and others left out?"""
    assert students.people(app) == []
    with read.gradebook(app) as book:
        book.add_student("stranger")
    students.add(app, [Person("jd", "Jane", "Doe"), Person("zl", email="z@u.edu")])
    students.add(app, [Person("jd", "Jane", "van Doe", lms="55")])
    assert sorted(students.people(app), key=lambda one: one.id) == [
        Person("jd", "Jane", "van Doe", "", "55"),
        Person("zl", "", "zl", "z@u.edu"),
    ]


def test_a_look_makes_no_gradebook(tmp_path):
    """Is nobody known where there is no gradebook, and none made?"""
    folder = SimpleNamespace(db_url=f"sqlite:///{tmp_path}/gradebook.db")
    assert students.people(SimpleNamespace(coursedir=folder)) == []
    assert not (tmp_path / "gradebook.db").exists()
