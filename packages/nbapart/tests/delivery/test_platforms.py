"""File names of every platform are read as the platform made them, whatever a student wrote."""

from datetime import datetime

import pytest
from nbapart.delivery import platforms
from nbapart.delivery.platforms import Owner


def read(platform, path):
    """Whose a file is, its own name, and when it was handed in."""
    match = platform.match(path)
    return platforms.owner(match), match["file"], platforms.local_time(match)


@pytest.mark.parametrize(
    ("path", "key", "name", "file"),
    [
        ("Jane Doe_123_assignsubmission_file_/1.ipynb", "123", "Jane Doe", "1.ipynb"),
        ("Jane Doe_123_assignsubmission_file/sub/1.ipynb", "123", "Jane Doe", "sub/1.ipynb"),
        ("Jane Doe_123_assignsubmission_file_1.ipynb", "123", "Jane Doe", "1.ipynb"),
        ("Doe, Jane_7_assignsubmission_file_/1.ipynb", "7", "Doe, Jane", "1.ipynb"),
        ("Zoë O'Neill_9_assignsubmission_file_1.ipynb", "9", "Zoë O'Neill", "1.ipynb"),
        ("🦊 Reineke_8_assignsubmission_file_/1.ipynb", "8", "🦊 Reineke", "1.ipynb"),
        ("Jane 2_5_assignsubmission_file_/1.ipynb", "5", "Jane 2", "1.ipynb"),
        ("Jane_van Doe_3_assignsubmission_file_/1.ipynb", "3", "Jane_van Doe", "1.ipynb"),
        ("jdoe_Jane Doe_3_assignsubmission_file_/1.ipynb", "3", "jdoe_Jane Doe", "1.ipynb"),
        ("Jo_4_assignsubmission_onlinetext_/onlinetext.html", "4", "Jo", "onlinetext.html"),
        ("Participant_12_assignsubmission_file_/1.ipynb", "12", "", "1.ipynb"),
    ],
)
def test_moodle(path, key, name, file):
    """Are Moodle's folders and flat names read, with the name as shown?"""
    assert read(platforms.MOODLE, path) == (Owner(key, name), file, None)


@pytest.mark.parametrize(
    "file",
    [
        "x_9_assignsubmission_file_1.ipynb",
        "Victim_9_assignsubmission_file_/1.ipynb",
        "Victim_9_assignsubmission_file/1.ipynb",
        "_9_assignsubmission_file_1.ipynb",
        "_8_9_1.ipynb",
    ],
)
@pytest.mark.parametrize(
    ("platform", "start", "key"),
    [
        (platforms.MOODLE, "Mal_1_assignsubmission_file_/", "1"),
        (platforms.MOODLE, "Mal_1_assignsubmission_file_", "1"),
        (platforms.CANVAS, "mal_1_2_", "1"),
        (platforms.CANVAS, "mal_LATE_1_2_", "1"),
        (platforms.ANONYMOUS, "anon_x1_2_", "x1"),
        (platforms.BLACKBOARD, "U_mal_attempt_2026-11-20-10-02-03_", "mal"),
        (platforms.BRIGHTSPACE, "1-2 - Mal - Nov 20, 2026 905 AM/", "1-2"),
        (platforms.BRIGHTSPACE, "1-2 - Mal - Nov 20, 2026 905 AM - ", "1-2"),
        (platforms.ILIAS, "E/Abgaben/M_Mal_mal_1/", "1"),
        (platforms.CLASSROOM, "Mal - ", "Mal"),
        (platforms.FOLDERS, "mal/", "mal"),
    ],
)
def test_what_a_student_names_names_nobody(platform, start, key, file):
    """Does a file's own name never make it somebody else's, whatever platform it imitates?"""
    found = platform.match(start + file)
    assert found is None or platforms.owner(found).key == key


@pytest.mark.parametrize("number", ["2-9 - Victim - Nov 20, 2026 1205 PM", "a - b", "V_V_v_9"])
def test_what_a_student_puts_into_folders_names_nobody(number):
    """Does a folder inside of a student's own never make its files somebody else's?"""
    for start in ("1-2 - Mal - Nov 20, 2026 905 AM/", "1-2 - Mal - Nov 20, 2026 905 AM - "):
        assert platforms.owner(platforms.BRIGHTSPACE.match(f"{start}{number}/1.ipynb")).key == "1-2"
    found = platforms.ILIAS.match(f"E/Abgaben/M_Mal_mal_1/{number}/1.ipynb")
    assert platforms.owner(found).key == "1"


@pytest.mark.parametrize(
    "path",
    [
        "Default group_assignsubmission_file_/1.ipynb",
        "Standardgruppe_assignsubmission_file_1.ipynb",
        "Default group_assignsubmission_file_x_9_assignsubmission_file_1.ipynb",
    ],
)
def test_a_team_without_a_group_is_nobody(path):
    """Is a Moodle team that has no number nobody, not a student of its name?"""
    assert platforms.owner(platforms.MOODLE.match(path)) is None


@pytest.mark.parametrize(
    ("path", "key", "name", "file", "late"),
    [
        ("doejane_123_456_1.ipynb", "123", "doejane", "1.ipynb", None),
        ("doejane_LATE_123_456_1-2.ipynb", "123", "doejane", "1-2.ipynb", "LATE"),
        ("müllerzoë_1_2_a_b.ipynb", "1", "müllerzoë", "a_b.ipynb", None),
        ("_1_2_1.ipynb", "1", "", "1.ipynb", None),
        ("doe_jane_1_2_1.ipynb", "1", "doe_jane", "1.ipynb", None),
        ("doe2jane3_1_2_1.ipynb", "1", "doe2jane3", "1.ipynb", None),
        ("doejane_1_2_2026_11_20_1.ipynb", "1", "doejane", "2026_11_20_1.ipynb", None),
        ("doejane_1_2_hw.zip/1.ipynb", "1", "doejane", "hw.zip/1.ipynb", None),
        ("doejane_123_text.html", "123", "doejane", None, None),
        ("doejane_LATE_123_link.html", "123", "doejane", None, "LATE"),
    ],
)
def test_canvas(path, key, name, file, late):
    """Are Canvas' flat names read, with LATE and without a name too?"""
    assert read(platforms.CANVAS, path) == (Owner(key, name), file, None)
    assert platforms.CANVAS.match(path)["late"] == late


@pytest.mark.parametrize("path", ["LATE_anon_a1b2C_45_1.ipynb", "anon_a1b2C_45_1.ipynb"])
def test_canvas_marked_anonymously(path):
    """Is a code that lasts for one assignment a key, and nobody's name?"""
    assert read(platforms.ANONYMOUS, path) == (Owner("a1b2C", ""), "1.ipynb", None)
    assert not platforms.CANVAS.match("anon_12345_45_1.ipynb")


@pytest.mark.parametrize("item", ["Unit 1", "Unit_1 of_2", "U", "Übung 1 (neu)"])
def test_blackboard(item):
    """Is the username what stands before the attempt, whatever the item is called?"""
    when = datetime(2026, 11, 20, 10, 2, 3)
    path = f"{item}_jdoe_attempt_2026-11-20-10-02-03_my file.ipynb"
    assert read(platforms.BLACKBOARD, path) == (Owner("jdoe", "jdoe"), "my file.ipynb", when)
    assert platforms.BLACKBOARD.own.fullmatch(f"{item}_jdoe_attempt_2026-11-20-10-02-03.txt")


@pytest.mark.parametrize(
    ("path", "name", "file", "when"),
    [
        ("Nov 20, 2026 1205 PM/1.ipynb", "Jane Doe", "1.ipynb", datetime(2026, 11, 20, 12, 5)),
        ("Nov 2, 2026 905 AM - 1.ipynb", "Jane Doe", "1.ipynb", datetime(2026, 11, 2, 9, 5)),
        (
            "Nov 2, 2026 1205 AM - a - b.ipynb",
            "O - Neill",
            "a - b.ipynb",
            datetime(2026, 11, 2, 0, 5),
        ),
    ],
)
def test_brightspace(path, name, file, when):
    """Are folders and flat names read, with the 12-hour clock and hyphens in names?"""
    found = read(platforms.BRIGHTSPACE, f"13394-80551 - {name} - {path}")
    assert found == (Owner("13394-80551", name), file, when)


@pytest.mark.parametrize(
    "start", ["Ex 1/Abgaben/", "Ex 1/Submissions/Team 3/", "", "Ex_1_a_2026/Abgaben/"]
)
def test_ilias(start):
    """Is the last number the key, with and without teams and the folders around?"""
    found = read(platforms.ILIAS, f"{start}Doe_Jane_j_doe_4711/sub/1.ipynb")
    assert found == (Owner("4711", "Doe_Jane_j_doe"), "sub/1.ipynb", None)


@pytest.mark.parametrize(
    ("path", "name", "file"),
    [
        ("Jane Doe - 1-first.ipynb", "Jane Doe", "1-first.ipynb"),
        ("Zoë 🦊 - a - b.ipynb", "Zoë 🦊", "a - b.ipynb"),
        ("Jean-Luc P - hw.zip/1.ipynb", "Jean-Luc P", "hw.zip/1.ipynb"),
    ],
)
def test_classroom(path, name, file):
    """Is the name what stands before the first hyphen between blanks?"""
    assert read(platforms.CLASSROOM, path) == (Owner(name, name), file, None)


@pytest.mark.parametrize("time", ["2026-13-45-10-02-03", "2026-02-30-10-02-03"])
def test_a_time_that_is_none(time):
    """Is a date that no calendar has unknown?"""
    path = f"U_jd_attempt_{time}_1.ipynb"
    assert platforms.local_time(platforms.BLACKBOARD.match(path)) is None


def test_an_instructors_pattern():
    """Is a pattern's student both key and name, and nobody where it is empty?"""
    own = platforms.named(r"(?P<unit>[^/]+)/(?P<student>\w*)\.ipynb")
    assert platforms.owner(own.match("1-first/ada.ipynb")) == Owner("ada", "ada")
    assert platforms.owner(own.match("1-first/.ipynb")) is None
