"""Who sent what cannot be marked is kept apart from who sent nothing."""

import pytest
from nbapart import collect
from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.delivery.roster import Roster
from nbapart.delivery.students import Person
from nbapart_helpers import tiny
from nbapart_helpers.delivered import filled, folder

MOODLE = "{}_{}_assignsubmission_file/{}"


@pytest.fixture
def two_units(tmp_path):
    """A course of two units."""
    return Course(tiny.course(tmp_path / "course"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("answer.pdf", "answer.pdf"),
        ("1-first.ipynb.txt", "1-first.ipynb.txt"),
        ("deep/er/first.py", "first.py"),
    ],
)
def test_what_came_is_named(course, tmp_path, name, shown):
    """Is the file named of whom nothing was placed, and kept with their key?"""
    there = MOODLE.format("Ada", 1, "1-first.ipynb")
    names = (name, "zz/photo.jpg")
    path = folder(tmp_path / "in", there, *(MOODLE.format("Ben", 2, one) for one in names))
    roster = Roster([Person("ada", "Ada"), Person("ben", "Ben"), Person("cy", "Cy")])
    result = collect.collect(course, path, roster=roster)
    assert result.instead == {"1-first": {"ben": shown}}
    assert result.absent == {"1-first": ["cy"]}
    assert identities.instead(course) == {("ben", "1-first"): shown}
    assert [one.key for one in identities.read(course)] == ["1", "2"]


def test_a_notebook_takes_its_place(course, tmp_path):
    """Is a file forgotten as soon as a notebook comes, and a notebook never for a file?"""
    ada = MOODLE.format("Ada", 1, "1-first.ipynb")
    pdf, later = MOODLE.format("Ben", 2, "answer.pdf"), MOODLE.format("Ben", 2, "1-first.ipynb")
    collect.collect(course, folder(tmp_path / "in", ada, pdf))
    assert collect.collect(course, folder(tmp_path / "later", later)).placed == ["ben/1-first"]
    assert identities.instead(course) == {}
    again = collect.collect(course, folder(tmp_path / "in", ada, pdf))
    assert (again.instead, identities.instead(course)) == ({}, {})
    assert identities.read(course)[1].path == later


def test_of_which_unit_it_is(two_units, tmp_path):
    """Is a file of the only unit of a delivery, else of the one it is called like, else of none?"""
    files = {"ada/1-first.ipynb": "a", "ada/2-second.ipynb": "b"}
    files |= {"ben/2_Second (1).pdf": "", "cy/homework.pdf": ""}
    result = collect.collect(two_units, filled(tmp_path / "in", files))
    assert result.instead == {"2-second": {"ben": "2_Second (1).pdf"}}
    assert result.empty_handed == ["ben", "cy"]


def test_a_stranger_is_none_of_the_class(course, tmp_path):
    """Is nothing kept of who is not in the roster?"""
    path = folder(tmp_path / "in", "ada/1-first.ipynb", "eve/answer.pdf")
    result = collect.collect(course, path, roster=Roster([Person("ada", "Ada")]))
    assert (result.instead, identities.instead(course)) == ({}, {})
