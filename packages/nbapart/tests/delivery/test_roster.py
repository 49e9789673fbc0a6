"""A roster is read as platforms write it, and finds a person by key or name."""

import pytest
from nbapart.delivery import roster
from nbapart.delivery.archive import NotTaken
from nbapart.delivery.platforms import Owner
from nbapart.delivery.roster import Participant, Person, Roster
from nbapart.errors import CourseError


def file(tmp_path, text):
    """A CSV file."""
    path = tmp_path / "students.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "id,last_name,first_name,email,lms_user_id\njd,Doe,Jane,j@u.edu,55\n",
            Person("jd", "Jane", "Doe", "j@u.edu", "55"),
        ),
        (
            "Student,ID,SIS User ID,SIS Login ID,Section,Unit 1 (9)\n"
            '    Points Possible,,,,,12\n"Doe, Jane",55,0042,jdoe,A,\n"Student, Test",1,,x,A,\n',
            Person("jdoe", "Jane", "Doe", "", "55"),
        ),
        (
            "First name,Surname,ID number,Email address\nJane,van Doe,0042,j@u.edu\n",
            Person("0042", "Jane", "van Doe", "j@u.edu"),
        ),
        (
            "Vorname;Nachname;Matrikelnummer;E-Mail-Adresse\nZoë;Li;0042;z@u.edu\n",
            Person("0042", "Zoë", "Li", "z@u.edu"),
        ),
        (
            "OrgDefinedId,Username,Last Name,First Name,Email\n42,jdoe,Doe,Jane,j@u.edu\n",
            Person("jdoe", "Jane", "Doe", "j@u.edu"),
        ),
        (
            "Full name,Email address\nJane Doe,j.doe@u.edu\n",
            Person("j.doe", "Jane", "Doe", "j.doe@u.edu"),
        ),
        (
            "ID;Vollständiger Name;ID-Nummer;E-Mail-Adresse;Bewertung\n"
            "Teilnehmer/in 4105;Zoë Li;0042;z@u.edu;\n",
            Person("0042", "Zoë", "Li", "z@u.edu"),
        ),
        (
            "ID,Vollständiger Name,E-Mail-Adresse\nTeilnehmer/in4105,Zoë Li,z.li@u.edu\n",
            Person("z.li", "Zoë", "Li", "z.li@u.edu"),
        ),
        (
            'Student,ID,SIS Login ID,Section\n"=""=Cmd, Eve""",55,eve,A\n',
            Person("eve", "Eve", "=Cmd", "", "55"),
        ),
        ("name\nJane Mary Doe\n", Person("jane-mary-doe", "Jane Mary", "Doe")),
        ("id\nada\n", Person("ada")),
    ],
)
def test_reads_lists_of_students(tmp_path, text, person):
    """Are the lists of nbgrader, Canvas, Moodle, Brightspace and plain ones understood?"""
    assert roster.read(file(tmp_path, text)) == [person]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,name\njd,Jane\njd,Ben\n", "line 3: jd stands in line 2"),
        ("grade\n12\n", "line 2: nothing cannot be"),
        ("id\n../x\n", "line 2: ../x cannot be"),
        ("id\na b\n", "line 2: a b cannot be"),
        ("id\n.hid\n", "line 2: .hid cannot be"),
        ("id\na*\n", "cannot be"),
    ],
)
def test_says_what_is_wrong(tmp_path, text, said):
    """Is a student named who stands twice, or whose id is no name for a folder?"""
    with pytest.raises(CourseError) as raised:
        roster.read(file(tmp_path, text))
    assert said in str(raised.value)


SHEET = """\
\ufeffIdentifier,Full name,ID number,Email address,Status,Grade,Last modified (submission),\
Last modified (grade)
Participant 123,Jane Doe,0042,j@u.edu,Submitted,-,"Friday, 20 November 2026, 10:02 AM",-
Participant 124,Jane Doe,,k@u.edu,No submission,-,-,-
"""


def test_reads_a_worksheet(tmp_path):
    """Are numbers, what lasts, and times of submission read, in another language as well?"""
    first = Participant(("0042", "j@u.edu"), "Friday, 20 November 2026, 10:02 AM")
    assert roster.worksheet(file(tmp_path, SHEET)) == {
        "123": first,
        "124": Participant(("k@u.edu",), ""),
    }
    german = (
        "ID;Vollständiger Name;E-Mail-Adresse;Bewertung;Zuletzt geändert (Abgabe)\n"
        "Teilnehmer/in123;Zoë Li;z@u.edu;;Freitag, 20. November 2026, 10:02\n"
    )
    assert roster.worksheet(file(tmp_path, german)) == {
        "123": Participant(("z@u.edu",), "Freitag, 20. November 2026, 10:02")
    }
    with pytest.raises(CourseError, match="line 2: 'ada' is not like Participant 123"):
        roster.worksheet(file(tmp_path, "id\nada\n"))


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
