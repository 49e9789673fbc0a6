"""Moodle reads from a filled worksheet each mark for whom it is, in any language."""

import csv
import io

import pytest
from nbapart.errors import CourseError
from nbapart.export.moodle import fill
from nbapart.export.results import Result
from nbapart_helpers.importers import Moodle
from nbapart_helpers.marked import moodle, record

ENGLISH = ["Identifier", "Full name", "ID number", "Email address", "Status", "Grade"]
ENGLISH += ["Maximum grade", "Grade can be changed", "Last modified (grade)", "Feedback comments"]
GERMAN = ["ID", "Vollständiger Name", "Status", "Gruppe", "Bewertung", "Bestwertung"]
GERMAN += ["Bewertung kann geändert werden", "Zuletzt geändert (Bewertung)"]


def english(*people, grade="", most="3.00"):
    """An English worksheet of pairs of number and name."""
    made = io.StringIO(newline="")
    table = csv.writer(made, lineterminator="\r\n")
    table.writerow(ENGLISH)
    for number, name in people:
        about = [f"Participant {number}", name, "007", "a@b.c", "Submitted for grading"]
        table.writerow([*about, grade, most, "Yes", "-", "<p>old, kept</p>"])
    return made.getvalue()


def german(*people):
    """A German worksheet with semicolons, of number, name and group."""
    made = io.StringIO(newline="")
    table = csv.writer(made, delimiter=";", lineterminator="\n")
    table.writerow(GERMAN)
    for number, name, group in people:
        table.writerow([f"Teilnehmer/in{number}", name, "-", group, "", "3,00", "Ja", "-"])
    return made.getvalue()


def filled(tmp_path, text, *results, said=None):
    """The worksheet after filling it in, and what came of it."""
    path = tmp_path / "sheet.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    return fill(path, results, said)


def result(student, number, name, points=2.0, **more):
    """A result of somebody who handed in by Moodle."""
    return Result(record(student, points, **more), moodle(student, number, name))


AWKWARD = [
    ("101", "Jane Doe"),
    ("102", "Jane Doe"),
    ("103", 'Doe, "J"'),
    ("104", "=1+1"),
    ("105", "Zoë O'Neill"),
    ("106", "Bülent"),
]


def test_each_mark_is_read_for_whom_it_is(tmp_path):
    """Do people of one name, with signs and either form of an umlaut, get their own mark?"""
    shown = {"103": "Doe, J", "105": "Zoe\u0308 ONeill"}  # as Moodle writes names of folders
    results = [
        result(f"s{number}", number, shown.get(number, name), points=n / 4)
        for n, (number, name) in enumerate(AWKWARD)
    ]
    text, done, folders = filled(tmp_path, english(*AWKWARD, ("107", "Nobody")), *results)
    site = Moodle(dict.fromkeys(range(101, 108)), 3)
    assert site.upload(text) == list(range(101, 107))
    assert site.grades == {101 + n: n / 4 for n in range(6)} | {107: None}
    assert (done.changed, done.left, done.notes) == (6, [], [])
    assert folders["s101"] == ["Jane Doe_101_assignsubmission_file"]


def test_nothing_else_in_the_file_changes(tmp_path):
    """Does each cell but the marks' stay as it came, with leading zeros, and line ends too?"""
    before = english(("101", "Jane Doe"), ("102", "=1+1"))
    after, _, _ = filled(tmp_path, before, result("jane", "101", "Jane Doe"))
    assert after == before.replace("grading,,3.00", "grading,2,3.00", 1)


def test_a_german_site_reads_it(tmp_path):
    """Is a worksheet with German titles, semicolons and decimal commas filled in?"""
    sheet = german(("7", "Jörg", ""), ("8", "Ada", ""))
    text, done, _ = filled(tmp_path, sheet, result("jörg", "7", "Jörg", penalty=0.25))
    titles = ("ID", "Bewertung", "Zuletzt geändert (Bewertung)")
    site = Moodle({7: None, 8: None}, 3, "Teilnehmer/in", titles)
    assert site.upload(text, ";") == [7]
    assert (site.grades[7], done.notes) == (1.75, [])


def test_a_locked_mark_is_named(tmp_path):
    """Is a row left, and its student named, that Moodle would skip without a word?"""
    jane = result("jane", "101", "Jane Doe")
    sheet = english(("101", "Jane Doe")).replace(",Yes,", ",No,")
    text, done, _ = filled(tmp_path, sheet, jane)
    assert (text, done.changed) == (sheet, 0)
    assert done.left == [("jane", "Moodle says that its mark cannot be changed")]
    sheet = german(("101", "Jane Doe", "")).replace(";Ja;", ";Nein;")
    assert filled(tmp_path, sheet, jane)[1].left == done.left
    there = english(("101", "Jane Doe"), grade="2.00").replace(",Yes,", ",No,")
    assert (filled(tmp_path, there, jane)[1].same, filled(tmp_path, there, jane)[1].left) == (1, [])


def test_a_team_is_filled_member_by_member(tmp_path):
    """Does a mark of a team go to its members, never to the participant of the team's number?"""
    sheet = german(("5", "Eve", "B"), ("7", "Ada", "Group A"), ("8", "Ben", "Group A"))
    text, _, folders = filled(tmp_path, sheet, result("group-a", "5", "Group A"))
    titles = ("ID", "Bewertung", "Zuletzt geändert (Bewertung)")
    assert Moodle(dict.fromkeys((5, 7, 8)), 3, "Teilnehmer/in", titles).upload(text, ";") == [7, 8]
    assert [name.split("_")[1] for name in folders["group-a"]] == ["7", "8"]


def test_a_worksheet_of_another_assignment_fills_nothing(tmp_path):
    """Is a number that is somebody else's in the worksheet left alone, and said?"""
    sheet = english(("101", "Eve"), ("102", "Ada"))
    text, done, folders = filled(
        tmp_path, sheet, result("jane", "101", "Jane Doe"), result("joe", "9", "Joe")
    )
    assert text == sheet
    assert folders == {"jane": [], "joe": []}
    assert "Participant 101 is called otherwise" in done.left[0][1]
    assert done.left[1] == ("joe", "no Participant 9 is in the worksheet")


def test_who_was_marked_blindly(tmp_path):
    """Does a number alone tell whose a mark is where the site hides names?"""
    sheet = "Identifier,Status,Grade,Maximum grade,Last modified (grade)\r\n"
    sheet += "Participant 41,Submitted,,3.00,-\r\n"
    text, _, folders = filled(tmp_path, sheet, result("moodle-41", "41", ""))
    site = Moodle({41: None}, 3)
    assert site.upload(text) == [41]
    assert folders["moodle-41"] == ["Participant_41_assignsubmission_file"]


def test_what_is_there_already(tmp_path):
    """Is a mark that is the same counted apart, and another maximum said?"""
    late = result("jane", "101", "Jane Doe", penalty=0.5)
    sheet = english(("101", "Jane Doe"), grade="1.50", most="100.00")
    _, done, _ = filled(tmp_path, sheet, late)
    assert (done.changed, done.same) == (0, 1)
    assert "maximum is 100, and the unit is worth 3" in done.notes[0]


def test_a_column_that_is_not_known_is_asked_for(tmp_path):
    """Are titles listed where none is known, and does --column choose one?"""
    sheet = english(("101", "Jane Doe")).replace("Grade,", "Mark,", 1)
    jane = result("jane", "101", "Jane Doe")
    with pytest.raises(CourseError, match=r"--column TITLE, one of Identifier, .*Mark"):
        filled(tmp_path, sheet, jane)
    assert filled(tmp_path, sheet, jane, said="Mark")[1].changed == 1


def test_another_table_is_refused(tmp_path):
    """Is a file without participants' numbers refused, with its line?"""
    with pytest.raises(CourseError, match=r"line 2: 'Ada' is not like Participant 123"):
        filled(tmp_path, "Name,Grade\nAda,1\n", result("ada", "1", "Ada"))
