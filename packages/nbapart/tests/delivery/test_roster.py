"""A roster finds a person by key or name."""

import pytest
from nbapart.delivery.archive import NotTaken
from nbapart.delivery.platforms import Owner
from nbapart.delivery.roster import Roster
from nbapart.delivery.students import Person

PEOPLE = [
    Person("jdoe", "Jane", "van Doe", "j.doe@u.edu", "55"),
    Person("zli", "Zoë", "Li", "z@u.edu", "56"),
    Person("br", "Ben O'Neil", "Roe"),
]


@pytest.mark.parametrize(
    ("owner", "who"),
    [
        *((Owner("55", "x"), "jdoe"), (Owner("JDOE", "x"), "jdoe"), (Owner("j.doe", "x"), "jdoe")),
        *((Owner("9", "Jane van Doe"), "jdoe"), (Owner("9", "van Doe, Jane"), "jdoe")),
        *((Owner("9", "vandoejane"), "jdoe"), (Owner("9", "lizoë"), "zli")),
        *((Owner("9", "Zoe\u0308 LI"), "zli"), (Owner("9", "Li_Zoë_z_li"), "zli")),
        *((Owner("9", "roebenoneil"), "br"), (Owner("br", "br"), "br")),
    ],
)
def test_finds_people(owner, who):
    """Is a person found by login, e-mail, the platform's id, and the name as platforms write it?"""
    assert Roster(PEOPLE, lasting=True).find(owner) == who


@pytest.mark.parametrize(
    "owner", [Owner("9", "Jane"), Owner("", ""), Owner("9", "doe"), Owner("5", "")]
)
def test_finds_nobody(owner):
    """Is half a name, or none, nobody's?"""
    with pytest.raises(NotTaken, match="not in the roster"):
        Roster(PEOPLE, lasting=True).find(owner)


def test_a_number_of_one_unit_is_no_key():
    """Is a Moodle participant not the person whose id is the same number?"""
    with pytest.raises(NotTaken):
        Roster(PEOPLE).find(Owner("55", "x"))
