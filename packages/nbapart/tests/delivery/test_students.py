"""A list of students is read as platforms write it."""

import pytest
from nbapart.delivery import students
from nbapart.delivery.students import Person
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
    assert students.read(file(tmp_path, text)) == [person]


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
        students.read(file(tmp_path, text))
    assert said in str(raised.value)
