"""A student is who their key, their row in a roster or their own name says, and nobody else."""

import pytest
from nbapart.delivery import platforms
from nbapart.delivery.archive import NotTaken
from nbapart.delivery.identities import Identity
from nbapart.delivery.people import People
from nbapart.delivery.platforms import Owner
from nbapart.delivery.roster import Roster
from nbapart.delivery.students import Person
from nbapart.delivery.worksheet import Participant

JANE, OTHER = Owner("123", "Jane Doe"), Owner("124", "Jane Doe")


def people(owners, known=(), platform=platforms.MOODLE, roster=None):
    """The students of a delivery."""
    return People(platform, known, owners, roster or Roster())


def known(student, unit, owner, platform="moodle"):
    """A row of the table."""
    return Identity(student, unit, platform, owner.key, owner.name, "path")


def test_a_name_that_nobody_else_has():
    """Is the folder called after the name, and found again by it in another unit?"""
    assert people([JANE]).student(JANE, "1") == "jane-doe"
    table = [known("jane-doe", "1", JANE)]
    again = Owner("377", "Jane Doe")
    assert people([again], table).student(again, "2") == "jane-doe"


def test_two_of_one_name_stay_two():
    """Are both named with their keys, and kept apart in every delivery of the unit?"""
    both = people([JANE, OTHER])
    assert [both.student(one, "1") for one in (JANE, OTHER)] == ["jane-doe-123", "jane-doe-124"]
    [said] = both.notices()
    assert said.startswith(
        "2 are called Jane Doe: Jane Doe (123) as jane-doe-123; Jane Doe (124) as jane-doe-124."
    )
    table = both.known
    assert [people([one], table).student(one, "1") for one in (OTHER, JANE)] == [
        "jane-doe-124",
        "jane-doe-123",
    ]


def test_the_second_comes_later():
    """Does a second one of the name, in the same unit, never become the first?"""
    later = people([OTHER], [known("jane-doe", "1", JANE)])
    assert later.student(OTHER, "1") == "jane-doe-124"
    assert "Jane Doe (123 in 1)" in later.notices()[0]


def test_nobody_is_guessed_across_units():
    """Is neither of two taken for one of before, and are all named?"""
    table = [known("jane-doe-123", "1", JANE), known("jane-doe-124", "1", OTHER)]
    third = Owner("377", "Jane Doe")
    next_unit = people([third], table)
    assert next_unit.student(third, "2") == "jane-doe-377"
    assert all(key in next_unit.notices()[0] for key in ("123 in 1", "124 in 1", "(377)"))
    two = people([third, Owner("378", "Jane Doe")], [known("jane-doe", "1", JANE)])
    assert two.student(third, "2") == "jane-doe-377"


def test_a_number_is_of_one_unit():
    """Does a participant's number say nothing in another unit?"""
    table = [known("jane-doe", "1", JANE)]
    ben = Owner("123", "Ben Roe")
    assert people([ben], table).student(ben, "2") == "ben-roe"


def test_a_number_is_of_one_name():
    """Is another name by the same number somebody else, in the same unit as well?"""
    table = [known("ali", "1", Owner("123", "Ali"))]
    assert people([JANE], table).student(JANE, "1") == "jane-doe"


def test_a_lasting_key_is_of_all_units():
    """Is a Canvas id the same student in every unit, whatever the name is then?"""
    doe, roe = Owner("55", "doejane"), Owner("55", "roejane")
    table = [known("doejane", "1", doe, "canvas")]
    assert people([roe], table, platforms.CANVAS).student(roe, "2") == "doejane"
    other = Owner("56", "doejane")
    assert people([other], table, platforms.CANVAS).student(other, "2") == "doejane-56"


def test_nobody_without_a_name_is_joined():
    """Are blindly marked students new ones in each unit, also by the same number?"""
    blind = Owner("12", "")
    first = people([blind])
    assert first.student(blind, "1") == "moodle-12"
    assert people([blind], first.known).student(blind, "2") == "moodle-12-2"


def test_a_name_that_looks_like_a_key():
    """Does nobody become another by calling themselves like a folder?"""
    mallory = Owner("9", "Jane Doe 124")
    table = [known("jane-doe-124", "1", mallory)]
    assert people([JANE, OTHER], table).student(OTHER, "1") == "jane-doe-124-2"


def test_names_written_in_two_ways():
    """Are both Unicode forms of a name one, and names that only share a folder's name two?"""
    table = [known("zoë-li", "1", Owner("1", "Zoë Li"))]
    again = Owner("2", "Zoe\u0308  Li")
    assert people([again], table).student(again, "2") == "zoë-li"
    hyphen = Owner("3", "Zoë-Li")
    assert people([hyphen], table).student(hyphen, "2") == "zoë-li-3"


def test_a_folder_called_like_a_student():
    """Is a folder of the instructor's own the student of that name, from whatever platform?"""
    folder = Owner("jane-doe", "jane-doe")
    table = [known("jane-doe", "1", JANE)]
    assert people([folder], table, platforms.FOLDERS).student(folder, "2") == "jane-doe"


ROSTER = [Person("jd1", "Jane", "Doe", "jane1@u.edu"), Person("jd2", "Jane", "Doe", "jane2@u.edu")]


def test_a_roster_decides():
    """Is a name in the roster its person, a stranger an error, and one of two named with both?"""
    alone = Roster([ROSTER[0], Person("br", "Ben", "Roe")])
    assert people([JANE], roster=alone).student(JANE, "1") == "jd1"
    with pytest.raises(NotTaken, match=r"Cy \(9\) is not in the roster"):
        people([JANE], roster=alone).student(Owner("9", "Cy"), "1")
    with pytest.raises(NotTaken, match="may be jd1 and jd2"):
        people([JANE], roster=Roster(ROSTER)).student(JANE, "1")


def test_a_worksheet_decides():
    """Does a worksheet tell two of one name apart, by what of it lasts?"""
    rows = {"123": Participant(("jane2@u.edu",)), "124": Participant(("jane1@u.edu",))}
    both = people([JANE, OTHER], roster=Roster(ROSTER, rows))
    assert [both.student(one, "1") for one in (JANE, OTHER)] == ["jd2", "jd1"]
    alone = people([JANE, OTHER], roster=Roster([], rows))
    assert [alone.student(one, "1") for one in (JANE, OTHER)] == ["jane2", "jane1"]
    with pytest.raises(NotTaken, match="not in the worksheet"):
        alone.student(Owner("999", "Jane Doe"), "1")
