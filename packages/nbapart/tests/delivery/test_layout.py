"""A delivery is recognised as a whole, or it is said that it cannot be."""

import pytest
from nbapart.delivery import layout
from nbapart.delivery.archive import Entry
from nbapart.delivery.platforms import BLACKBOARD, FOLDERS, Owner
from nbapart.errors import CourseError


def entries(*names, text=""):
    """Files of a delivery, all with one text."""
    return [Entry(name, None, text.encode) for name in names]


MOODLE = ("Jane_1_assignsubmission_file_/1.ipynb", "Ben_2_assignsubmission_file_/hw.pdf")
CANVAS = ("doejane_1_2_1.ipynb", "roeben_LATE_3_4_hw.pdf", "roecy_5_text.html")
BLACK = "U 1_{}_attempt_2026-11-20-10-02-03"


@pytest.mark.parametrize(
    ("names", "platform"),
    [
        (MOODLE, "moodle"),
        (("Jane_1_assignsubmission_file_1.ipynb", "B_2_assignsubmission_file_1.pdf"), "moodle"),
        ((*MOODLE, "Default group_assignsubmission_file_/1.ipynb"), "moodle"),
        (CANVAS, "canvas"),
        (("anon_a1_2_1.ipynb", "LATE_anon_b1_4_1.ipynb"), "canvas-anonymous"),
        ((f"{BLACK.format('jd')}_1.ipynb", f"{BLACK.format('jd')}.txt"), "blackboard"),
        (("1-2 - J - Nov 2, 2026 905 AM/1.ipynb", "index.html"), "brightspace"),
        (("1-2 - J - Nov 2, 2026 905 AM - 1.ipynb",), "brightspace"),
        (("E/Abgaben/D_J_jd_1/1.ipynb", "E/Abgaben/R_B_rb_2/1.ipynb", "E/s.xlsx"), "ilias"),
        (("D_J_jd_1/1.ipynb",), "ilias"),
        (("Jane Doe - 1.ipynb", "Ben - homework.ipynb"), "classroom"),
        (("jane/1.ipynb", "ben/sub/1.ipynb", "ben/hw.pdf"), "folders"),
        (("jane/1-first/1-first.ipynb",), "folders"),
        ((*MOODLE, "__MACOSX/._x.ipynb", ".DS_Store", "readme.txt"), "moodle"),
        (("Jane Doe_1/1.ipynb", "Ben_2/1.ipynb"), "folders"),
    ],
)
def test_recognises(names, platform):
    """Is each platform recognised, with what systems and students add?"""
    assert layout.recognised(entries(*names)).name == platform


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("1.ipynb", "2.ipynb"), "No student's name"),
        ((*CANVAS, "homework.ipynb"), "--as canvas"),
        (("Jane - 1.ipynb", "doejane_1_2_1.ipynb"), "looks like"),
        (("Jane_1_assignsubmission_file_9_8_x.ipynb",), "Moodle and Canvas"),
        (("class/jane/1.ipynb", "class/ben/1.ipynb"), "the class's"),
        (("class/Jane_1_assignsubmission_file_/1.ipynb",), "the class's"),
        (
            ("A1/Jane_1_assignsubmission_file_/1.ipynb", "A2/B_2_assignsubmission_file_/1.ipynb"),
            "--in",
        ),
        (("class/doejane_1_2_1.ipynb", "class/roeben_3_4_1.ipynb"), "the class's"),
        (("mallory/Abgaben/V_V_v_9/1.ipynb",), "the class's"),
        (("mallory/Victim_9_assignsubmission_file_/1.ipynb",), "the class's"),
    ],
)
def test_asks_where_it_cannot_tell(names, said):
    """Is the instructor asked where files fit nothing, two platforms, or lie a folder deeper?"""
    with pytest.raises(CourseError, match=r"--as|--pattern") as raised:
        layout.recognised(entries(*names))
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "inner",
    [
        *("victim/1.ipynb", "victim/1/1.ipynb", "Victim_9_assignsubmission_file_/1.ipynb"),
        *("victim_9_8_1.ipynb", "U_victim_attempt_2026-11-20-10-02-03_1.ipynb"),
        *("1-2 - Victim - Nov 2, 2026 905 AM/1.ipynb", "Abgaben/V_V_victim_9/1.ipynb"),
        *("Victim - 1.ipynb", "../victim/1.ipynb", "submitted/victim/1/1.ipynb"),
    ],
)
def test_nobody_hands_in_for_somebody_else(inner):
    """Is all that lies in a student's own folder theirs, whatever it is called?"""
    found = entries("ada/1.ipynb", f"mallory/{inner}")
    assert layout.recognised(found) is FOLDERS
    owners = [piece.owner.key for piece in layout.pieces(found, FOLDERS)]
    assert owners == ["ada", "mallory"]


def test_a_student_alone_with_folders_is_known(monkeypatch):
    """Is one student's folder with several inside theirs, once the student is known?"""
    found = entries("mallory/victim/1.ipynb", "mallory/other/1.ipynb")
    assert layout.recognised(found, {"mallory"}) is FOLDERS


@pytest.mark.parametrize(
    ("head", "note", "owner"),
    [
        ("U_j_doe", "Name: Jane Doe (j_doe)\nAssignment: U", Owner("j_doe", "Jane Doe")),
        ("U_jdoe", "\ufeffNom : Jane (Jo) Doe (jdoe)\r\n", Owner("jdoe", "Jane (Jo) Doe")),
        ("U_jdoe", "Name: Eve (victim) (jdoe)", Owner("jdoe", "Eve (victim)")),
        ("U_jdoe", "Name: Eve (victim)", Owner("jdoe", "jdoe")),
        ("U_jdoe", "", Owner("jdoe", "jdoe")),
    ],
)
def test_blackboards_notes_tell_names(head, note, owner):
    """Is a username with an underscore read from the note, and no other taken from there?"""
    names = [f"{head}_attempt_2026-11-20-10-02-03{end}" for end in (".txt", "_1.ipynb")]
    [piece] = layout.pieces(entries(*names, text=note), BLACKBOARD)
    assert piece.owner == owner


def test_what_fits_nothing_is_nobodys():
    """Is a file that is not like the others kept as nobody's?"""
    [piece] = layout.pieces(entries("1.ipynb"), FOLDERS)
    assert piece.owner is None
    assert layout.recognised([Entry("/ada/1.ipynb", "its path is absolute")]) is FOLDERS
