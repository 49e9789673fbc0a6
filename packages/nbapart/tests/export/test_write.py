"""An export writes all that goes back, and says what it leaves out."""

import csv
import os
import stat

import pytest
from nbapart.class_report.gather import Class, Entry
from nbapart.errors import CourseError
from nbapart.export.write import Wanted, write
from nbapart_helpers import marked
from nbapart_helpers.importers import Canvas, Moodle
from nbapart_helpers.marked import UNIT, kept, record

SHEET = """Identifier,Full name,Grade,Maximum grade,Last modified (grade)
Participant 41,Jane Doe,,3.00,-
Participant 42,Joe Roe,,3.00,-
"""


@pytest.fixture
def sheet(tmp_path):
    """A Moodle worksheet."""
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET)
    return path


def table(course, name):
    """The rows of a written table."""
    with (course.root / "export" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_both_platforms_get_their_own(course, app, sheet):
    """Do marks and pages return to those from whom they came, on both platforms?"""
    records = record("jane", 1.0), record("joe", 2.0), record("zoe", 1.5)
    known = [
        marked.moodle("jane", "41", "Jane Doe"),
        marked.canvas("joe", "12", "345", "roejoe"),
        marked.canvas("zoe", "13", "346", "7_zoe"),
    ]
    known[2] = marked.canvas("zoe", "13", "346", "zoe")
    done = write(course, app, kept(course, app, records, known), Wanted((UNIT,), worksheet=sheet))
    assert done.left == []
    site, other = (
        Moodle({41: None, 42: None}, 3),
        Canvas(["12", "13"], {}, {"345": "12", "346": "13"}),
    )
    assert site.upload((course.root / f"export/moodle-{UNIT}.csv").read_text()) == [41]
    assert site.grades == {41: 1.0, 42: None}
    assert site.feedback(course.root / f"export/moodle-{UNIT}-feedback.zip") == {
        41: {f"{UNIT}.html": "page of jane"}
    }
    other.upload((course.root / f"export/canvas-{UNIT}.csv").read_text())
    assert other.marks == {("12", UNIT): 2.0, ("13", UNIT): 1.5}
    pages = other.feedback(course.root / f"export/canvas-{UNIT}-feedback.zip")
    assert pages == {"12": "page of joe", "13": "page of zoe"}


def test_nobody_else_can_read_it(course, app):
    """Are the folder and its files the instructor's alone?"""
    write(course, app, kept(course, app, [record("jane")], []), Wanted((UNIT,)))
    folder = course.root / "export"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_tables_of_every_mark(course, app):
    """Has each mark a row by question and part, and who handed nothing in one without points?"""
    group = kept(course, app, [record("=jane", 1.25, penalty=0.25, waiting=True)], [])
    group = Class(("=jane", "absent"), (UNIT,), group.entries)
    write(course, app, group, Wanted((UNIT,)))
    first, second, absent = table(course, "questions.csv")
    assert first == {
        "student": "'=jane",
        "unit": UNIT,
        "exercise": "double",
        "part": "marks",
        "points": "1.25",
        "of": "2.0",
        "state": "final",
    }
    assert (second["exercise"], second["part"], second["state"]) == (
        "why",
        "",
        "waits for a person",
    )
    assert (absent["points"], absent["state"]) == ("", "not handed in")
    jane, absent = table(course, "marks.csv")
    assert (jane["points"], jane["penalty"], jane["total"]) == ("1.25", "0.25", "1.0")
    assert (absent["total"], absent["state"]) == ("", "not handed in")


def test_what_is_not_sent_is_named(course, app, sheet):
    """Is who waits, who changed, who has an old page and who came otherwise named, and not sent?"""
    records = [record("jane", waiting=True), *map(record, ("joe", "new", "old", "hand"))]
    known = [
        marked.moodle("jane", "41", "Jane Doe"),
        marked.moodle("joe", "42", "Joe Roe"),
        marked.moodle("new", "43", "New"),
        marked.moodle("old", "44", "Old"),
    ]
    group = kept(course, app, records, known)
    (course.folder("submitted", "new", UNIT) / f"{UNIT}.ipynb").write_text("another")
    entries = [entry for entry in group.entries if entry.student != "old"]
    entries += [Entry("old", UNIT, record("old", 0.5)), Entry("pdf", UNIT, reason="It is a PDF.")]
    group = Class((*group.students, "pdf"), group.units, tuple(entries))
    done = write(course, app, group, Wanted((UNIT,), worksheet=sheet))
    assert {left.partition("/")[0] for left in done.left} == {"jane", "new", "old", "pdf", "hand"}
    site = Moodle({41: None, 42: None}, 3)
    assert site.upload((course.root / f"export/moodle-{UNIT}.csv").read_text()) == [42]


def test_moodle_without_a_worksheet(course, app):
    """Is the worksheet asked for, and no mark written by a number alone?"""
    known = [marked.moodle("jane", "41", "Jane Doe")]
    done = write(course, app, kept(course, app, [record("jane")], known), Wanted((UNIT,)))
    assert "--worksheet FILE" in done.said[-1]
    assert not list((course.root / "export").glob("moodle*"))


def test_a_gradebook_for_work_from_moodle(course, app, sheet):
    """Is it an error where a gradebook is given, and nothing of the unit came by Canvas?"""
    known = [marked.moodle("jane", "41", "Jane Doe")]
    group = kept(course, app, [record("jane")], known)
    done = write(course, app, group, Wanted((UNIT,), gradebook=sheet))
    assert "nothing of it that can be sent came by Canvas" in done.left[0]


def test_marked_anonymously_in_canvas(course, app):
    """Does who has a code alone get feedback by it, and is their mark named as one to be typed?"""
    path = f"LATE_anon_a1b2C_345_{UNIT}.ipynb"
    one = marked.Identity("canvas-a1b2C", UNIT, "canvas-anonymous", "a1b2C", "", path)
    done = write(course, app, kept(course, app, [record("canvas-a1b2C")], [one]), Wanted((UNIT,)))
    assert "typed into Canvas" in done.left[0]
    assert (course.root / f"export/canvas-{UNIT}-feedback.zip").is_file()
    assert not (course.root / f"export/canvas-{UNIT}.csv").exists()


def test_a_failure_leaves_the_older_export_whole(course, app, sheet):
    """Is nothing of an export changed where a worksheet cannot be used?"""
    group = kept(course, app, [record("jane")], [marked.moodle("jane", "41", "Jane Doe")])
    write(course, app, group, Wanted((UNIT,), worksheet=sheet))
    before = {path: path.read_bytes() for path in (course.root / "export").iterdir()}
    sheet.write_text("nonsense,x\n1 a,b\n")
    with pytest.raises(CourseError, match="Participant 123"):
        write(course, app, group, Wanted((UNIT,), worksheet=sheet))
    assert {path: path.read_bytes() for path in (course.root / "export").iterdir()} == before
    assert not (course.root / ".export.new").exists()


def test_what_an_older_export_has_left_goes(course, app, sheet):
    """Is a platform's file taken away that is not written again, and one of another unit kept?"""
    known = [marked.canvas("joe", "12", "345", "roejoe")]
    group = kept(course, app, [record("joe")], known)
    write(course, app, group, Wanted((UNIT,)))
    other = course.root / "export/canvas-2-second.csv"
    other.write_text("of another unit")
    waiting = Class(group.students, group.units, (Entry("joe", UNIT, record("joe", waiting=True)),))
    done = write(course, app, waiting, Wanted((UNIT,)))
    gone = [f"canvas-{UNIT}-feedback.zip", f"canvas-{UNIT}.csv"]
    for name in gone:
        assert f"export/{name}: taken away, for it is older." in done.said
    left = sorted(path.name for path in (course.root / "export").iterdir())
    assert left == ["canvas-2-second.csv", "marks.csv", "questions.csv"]


@pytest.mark.parametrize("after", range(4))
def test_an_export_that_is_stopped_can_be_made_again(course, app, monkeypatch, after):
    """Is each file whole wherever an export was stopped, and complete after the next?"""
    group = kept(course, app, [record("joe")], [marked.canvas("joe", "12", "345", "roejoe")])
    write(course, app, group, Wanted((UNIT,)))
    before = sorted(path.name for path in (course.root / "export").iterdir())
    left, replace = [after], os.replace

    def stopping(*names):
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        replace(*names)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stopping)
        with pytest.raises(CourseError, match="export cannot be written: No space"):
            write(course, app, group, Wanted((UNIT,)))
    assert sorted(path.name for path in (course.root / "export").iterdir()) == before
    assert table(course, "marks.csv")[0]["total"] == "2.0"
    assert write(course, app, group, Wanted((UNIT,))).left == []
