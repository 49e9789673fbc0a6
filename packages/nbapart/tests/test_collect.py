"""Notebooks of a learning platform land in the right folder, and every file is accounted for."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from nbapart import collect as module
from nbapart.course import Course
from nbapart.delivery import archive, identities
from nbapart.delivery.roster import Roster
from nbapart.delivery.students import Person
from nbapart.delivery.worksheet import Participant
from nbapart.errors import CourseError
from nbapart_helpers import tiny
from nbapart_helpers.delivered import filled, folder, submitted, zip_bytes, zipped

BLACK = "U 1_{}_attempt_2026-11-20-10-02-0{}_1-first.ipynb"


@pytest.fixture
def course(tmp_path):
    """A course without submissions."""
    return Course(tiny.course(tmp_path / "course"))


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("Jane Doe_123_assignsubmission_file_/1-first.ipynb", "jane-doe"),
        ("Zoë O'Neill_9_assignsubmission_file_1-first.ipynb", "zoë-o-neill"),
        ("Jane_1_assignsubmission_file_/zoe/1-first.ipynb", "jane"),
        ("doejane_LATE_123_456_1-first-2.ipynb", "doejane"),
        (BLACK.format("jdoe", 3), "jdoe"),
        ("1-2 - Jane Doe - Nov 20, 2026 905 AM/1-first.ipynb", "jane-doe"),
        ("Doe_Jane_jdoe_4711/1-first.ipynb", "doe_jane_jdoe"),
        ("Jane Doe - 1-first.ipynb", "jane-doe"),
        ("jane/1-first (1).ipynb", "jane"),
        ("jane/1-first/1-first.ipynb", "jane"),
        ("mallory/victim/1-first.ipynb", "mallory"),
        ("mallory/victim/1-first/1-first.ipynb", "mallory"),
    ],
)
@pytest.mark.parametrize("zip_", [False, True])
def test_reads_the_student_from_the_name(course, tmp_path, zip_, name, student):
    """Are names as platforms make them, and plain folders, understood?"""
    made = zipped(tmp_path / "a.zip", name) if zip_ else folder(tmp_path / "in", name)
    result = module.collect(course, made)
    assert (result.refused, result.empty_handed) == ([], [])
    assert submitted(course) == [f"{student}/1-first/1-first.ipynb"]
    [kept] = identities.read(course)
    assert (kept.student, kept.unit, kept.path) == (student, "1-first", name)


def test_reads_names_by_a_pattern_of_ones_own(course, tmp_path):
    """Does a pattern tell where the student's and the unit's name stand?"""
    path = folder(tmp_path / "in", "2-second/Ada.ipynb")
    result = module.collect(course, path, r"(?P<unit>[^/]+)/(?P<student>\w+)\.ipynb")
    assert result.placed == ["ada/2-second"]
    [(_, reason)] = module.collect(course, path, r"(?P<student>x)?.*").refused
    assert "no student's name" in reason


@pytest.mark.parametrize("pattern", ["(", r"(?P<name>\w+)"])
def test_a_pattern_must_be_one(course, tmp_path, pattern):
    """Is a pattern that is broken, or has no group for the student, refused in words?"""
    with pytest.raises(CourseError, match="--pattern"):
        module.collect(course, folder(tmp_path / "in", "a.ipynb"), pattern)


def test_says_by_what_it_was_made(course, tmp_path):
    """Is the platform said, and can the instructor say it?"""
    path = folder(tmp_path / "in", "doejane_1_2_1-first.ipynb", "homework.ipynb")
    with pytest.raises(CourseError, match="--as canvas"):
        module.collect(course, path)
    result = module.collect(course, path, platform="canvas")
    assert (result.platform, result.placed) == ("Canvas", ["doejane/1-first"])
    assert [name for name, _ in result.refused] == ["homework.ipynb"]


def test_the_class_may_lie_in_a_folder(course, tmp_path):
    """Is the folder that holds the class named by the instructor, not guessed?"""
    path = zipped(tmp_path / "a.zip", "class/ada/1-first.ipynb", "class/ben/1-first.ipynb")
    with pytest.raises(CourseError, match="--inside"):
        module.collect(course, path)
    result = module.collect(course, path, inside="class")
    assert result.placed == ["ada/1-first", "ben/1-first"]


KINDS = {
    "ada/1-first.ipynb": "",
    "ben/1-first.pdf": "a PDF",
    "cy/1-first.ipynb.txt": "take .txt away",
    "di/1-first.IPYNB": "small letters",
    "ed/first.py": "a Python file",
    "flo/1-first.rar": "not opened",
    "gus/notes": "its name ends in nothing",
    "hal/photo.HEIC": "its name ends in .HEIC",
    "ina/homework.ipynb": "--unit says it",
    "jo/page.html": "a web page",
}


@pytest.mark.parametrize("zip_", [False, True])
def test_every_file_is_accounted_for(course, tmp_path, zip_):
    """Is it said of each file what became of it and why, and of whom nothing was placed?"""
    left = ["ada/.DS_Store", "ada/.ipynb_checkpoints/1-first.ipynb", "__MACOSX/ada/._1-first.ipynb"]
    names = [*KINDS, *left]
    made = zipped(tmp_path / "a.zip", *names) if zip_ else folder(tmp_path / "in", *names)
    result = module.collect(course, made)
    assert sorted(file.name for file in result.files) == sorted(names)
    assert sorted(file.name for file in result.of("left behind")) == sorted(left)
    assert result.placed == ["ada/1-first"]
    for name, why in result.refused:
        assert KINDS[name] in why
    assert len(result.refused) == len(KINDS) - 1
    students = sorted(name.partition("/")[0] for name in KINDS)
    assert result.empty_handed == students[1:]


def test_a_zip_inside_is_its_students(course, tmp_path):
    """Is a zip file in a student's folder opened, and all in it theirs?"""
    inner = zip_bytes({"victim/1-first.ipynb": "{}", "victim/data.csv": "1"})
    path = filled(tmp_path / "in", {"ada/hw.zip": inner, "ben/1-first.ipynb": "[]"})
    result = module.collect(course, path)
    assert result.placed == ["ada/1-first", "ben/1-first"]
    assert [name for name, _ in result.refused] == ["ada/hw.zip/victim/data.csv"]


def test_flat_zip_files_are_their_students(course, tmp_path):
    """Is a zip file that a platform names after a student opened as theirs?"""
    inner = zip_bytes({"doeben_9_9_1-first.ipynb": "{}"})
    path = filled(tmp_path / "in", {"doejane_1_2_hw.zip": inner, "li_3_4_1-first.ipynb": "{}"})
    assert module.collect(course, path).placed == ["doejane/1-first", "li/1-first"]


def test_two_of_one_name(course, tmp_path):
    """Do two students of one name stay two, at once and one after the other, with --replace too?"""
    first = "Jo_1_assignsubmission_file_/1-first.ipynb"
    second = "Jo_2_assignsubmission_file_/1-first.ipynb"
    module.collect(course, folder(tmp_path / "in", first))
    later = folder(tmp_path / "later", second, text="[]")
    result = module.collect(course, later, replace=True)
    assert result.placed == ["jo-2/1-first"]
    assert any("Jo (1 in 1-first)" in line and "Jo (2)" in line for line in result.notices)
    assert (course.folder("submitted", "jo", "1-first") / "1-first.ipynb").read_text() == "{}"
    other = Course(tiny.course(tmp_path / "other"))
    both = module.collect(other, folder(tmp_path / "both", first, second))
    assert both.placed == ["jo-1/1-first", "jo-2/1-first"]


def test_overwrites_nothing_unasked(course, tmp_path):
    """Does a changed notebook stay out until `replace` is asked for, and an equal one count?"""
    module.collect(course, folder(tmp_path / "in", "ada/1-first.ipynb"))
    again = module.collect(course, tmp_path / "in")
    assert (again.same, again.empty_handed) == (["ada/1-first"], [])
    changed = folder(tmp_path / "in", "ada/1-first.ipynb", text="[]")
    [(_, reason)] = module.collect(course, changed).refused
    assert "--replace" in reason
    target = course.folder("submitted", "ada", "1-first") / "1-first.ipynb"
    assert target.read_text() == "{}"
    assert module.collect(course, changed, replace=True).placed == ["ada/1-first"]
    assert target.read_text() == "[]"


def test_times_are_kept_in_utc(course, tmp_path):
    """Is the platform's local time, in the zone of due.toml, kept as UTC, and told if unknown?"""
    (course.root / "due.toml").write_text('zone = "Europe/Berlin"\n')
    name = BLACK.format("jdoe", 3)
    [said] = module.collect(course, folder(tmp_path / "in", name)).notices
    assert said == "Times without a zone are read as of Europe/Berlin (due.toml says which)."
    time = course.folder("submitted", "jdoe", "1-first") / "timestamp.txt"
    assert time.read_text() == "2026-11-20 09:02:03 UTC\n"
    assert identities.read(course)[0].submitted == "2026-11-20 09:02:03+00:00"
    plain = module.collect(course, folder(tmp_path / "plain", "ada/1-first.ipynb"))
    assert any("nobody of it counts as late" in line for line in plain.notices)


@pytest.mark.parametrize("after", range(6))
def test_a_run_that_is_stopped_loses_nothing(course, tmp_path, monkeypatch, after):
    """Is all in place after a second run, wherever the first was stopped?"""
    (course.root / "due.toml").write_text('zone = "UTC"\n')
    path = folder(tmp_path / "in", *(BLACK.format(who, n) for n, who in enumerate(("ada", "bo"))))
    left, replace = [after], os.replace

    def stopping(*names):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        replace(*names)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stopping)
        with contextlib.suppress(KeyboardInterrupt):
            module.collect(course, path)
    result = module.collect(course, path)
    assert (result.refused, result.empty_handed) == ([], [])
    assert submitted(course) == [f"{who}/1-first/1-first.ipynb" for who in ("ada", "bo")]
    times = sorted(path.read_text() for path in course.root.glob("submitted/*/*/timestamp.txt"))
    assert times == [f"2026-11-20 10:02:0{n} UTC\n" for n in range(2)]
    assert [one.student for one in identities.read(course)] == ["ada", "bo"]


def test_late_without_a_time_is_said(course, tmp_path):
    """Is LATE told, and no time made up for it?"""
    names = ("doejane_LATE_1_2_1-first.ipynb", "li_3_4_1-first.ipynb")
    result = module.collect(course, folder(tmp_path / "in", *names))
    assert any(line.endswith("not by how much: doejane.") for line in result.notices)
    assert not list(course.root.glob("submitted/*/*/timestamp.txt"))
    assert [one.late for one in identities.read(course)] == ["late", ""]


def test_a_newer_attempt_counts(course, tmp_path):
    """Does a later delivery with a newer time replace the older, and never the other way round?"""
    new = folder(tmp_path / "new", BLACK.format("jd", 5), text="[1]")
    old = folder(tmp_path / "old", BLACK.format("jd", 3), text="[0]")
    target = course.folder("submitted", "jd", "1-first") / "1-first.ipynb"
    module.collect(course, old)
    assert module.collect(course, new).placed == ["jd/1-first"]
    assert target.read_text() == "[1]"
    again = module.collect(course, old, replace=True)
    assert [file.state for file in again.files] == ["superseded"]
    assert (target.read_text(), again.empty_handed) == ("[1]", [])


def test_a_later_upload_counts(course, tmp_path):
    """Does a file of a larger number replace one of Canvas, whatever it is called, and no other?"""
    name = "doejane_1_{}_{}.ipynb"
    old = folder(tmp_path / "old", name.format(99, "1-first"), text="[0]")
    new = folder(tmp_path / "new", name.format(100, "1_First (1)"), text="[1]")
    target = course.folder("submitted", "doejane", "1-first") / "1-first.ipynb"
    module.collect(course, old)
    assert module.collect(course, new).placed == ["doejane/1-first"]
    assert target.read_text() == "[1]"
    again = module.collect(course, old, replace=True)
    assert [file.state for file in again.files] == ["superseded"]
    assert target.read_text() == "[1]"


def test_a_worksheet_tells_times(course, tmp_path):
    """Is a Moodle submission's time that of the worksheet, and unknown where it has none?"""
    names = [f"J_{n}_assignsubmission_file_/1-first.ipynb" for n in (1, 2)]
    rows = {
        "1": Participant(("a@u",), "Friday, 20 November 2026, 10:02 AM"),
        "2": Participant(("b@u",)),
    }
    result = module.collect(course, folder(tmp_path / "in", *names), roster=Roster([], rows))
    assert result.placed == ["a/1-first", "b/1-first"]
    assert [one.submitted for one in identities.read(course)] == ["2026-11-20 10:02:00+00:00", ""]
    assert any(line.endswith("not late: b.") for line in result.notices)


def test_a_known_time_stays(course, tmp_path):
    """Does the same work keep its time, of a worksheet or by hand, where a delivery tells none?"""
    names = [f"J_{n}_assignsubmission_file_/1-first.ipynb" for n in (1, 2)]
    told = "Friday, 20 November 2026, 10:02 AM"
    rows = {"1": Participant(("a@u",), told), "2": Participant(("b@u",))}
    path = folder(tmp_path / "in", *names)
    module.collect(course, path, roster=Roster([], rows))
    times = [course.folder("submitted", who, "1-first") / "timestamp.txt" for who in "ab"]
    times[1].write_text("2026-11-28 10:00 Europe/Berlin\n")
    before, kept = [path.read_text() for path in times], identities.read(course)
    again = module.collect(course, path)
    assert (again.same, identities.read(course)) == (["a/1-first", "b/1-first"], kept)
    assert [path.read_text() for path in times] == before
    assert again.notices == ["When they handed in is not told here; their known time stays: a, b."]
    changed = folder(tmp_path / "in", *names, text="[]")
    replaced = module.collect(course, changed, replace=True)
    assert replaced.notices[:2] == [
        "a/1-first: 2026-11-20 10:02:00 UTC was the time of the notebook before; it is removed.",
        "b/1-first: 2026-11-28 10:00 Europe/Berlin was the time of the notebook before; "
        "it is removed.",
    ]
    assert "nobody of it counts as late" in replaced.notices[2]
    assert not any(path.exists() for path in times)
    assert [one.submitted for one in identities.read(course)] == ["", ""]


def test_a_roster_says_who_is_absent(course, tmp_path):
    """Are strangers errors, and those named who have not handed in?"""
    roster = Roster([Person("ada", "Ada", "L"), Person("ben", "Ben", "R"), Person("cy", "Cy", "K")])
    names = ("ada/1-first.ipynb", "stranger/1-first.ipynb")
    result = module.collect(course, folder(tmp_path / "in", *names), roster=roster)
    assert result.absent == {"1-first": ["ben", "cy"]}
    assert result.refused == [("stranger/1-first.ipynb", "stranger is not in the roster")]
    assert result.empty_handed == ["stranger"]


def test_two_keys_of_one_person(course, tmp_path):
    """Are both keys named, and neither taken, where two lead to one person in the roster?"""
    names = [f"Ada L_{n}_assignsubmission_file_/1-first.ipynb" for n in (1, 2)]
    roster = Roster([Person("ada", "Ada", "L")])
    result = module.collect(course, folder(tmp_path / "in", *names), roster=roster)
    assert result.placed == []
    assert {why for _, why in result.refused} == {"Ada L (1) and Ada L (2) would both be ada"}


def test_the_unit_is_that_of_the_cells(course, tmp_path):
    """Is a notebook of another unit placed by its cells, and that said?"""
    cells = tiny.notebook()
    for cell in cells.cells:
        cell.id = cell.metadata.nbgrader.grade_id = f"other-{cell.id}"
        cell.source += "\n# of another unit"
    tiny.write(course.notebook("source", "3-other"), cells)
    path = tiny.write(tmp_path / "in/ada/1-first.ipynb", cells).parents[1]
    result = module.collect(course, path)
    assert result.placed == ["ada/3-other"]
    assert (
        result.notices[0]
        == "ada/1-first.ipynb is called like 1-first, but its cells are of 3-other."
    )
    refused = module.collect(course, path, unit="1-first").refused
    assert refused == [("ada/1-first.ipynb", "its cells are of 3-other, not of 1-first")]
    with pytest.raises(CourseError, match="9 is no unit"):
        module.collect(course, path, unit="9")


def test_two_units_in_one_notebook(course, tmp_path):
    """Is a notebook with the cells of two units of the one it is called like, or the one said?"""
    cells, both = tiny.notebook(), tiny.notebook()
    for cell in cells.cells:
        cell.id = cell.metadata.nbgrader.grade_id = f"other-{cell.id}"
        cell.source += "\n# of another unit"
    tiny.write(course.notebook("source", "3-other"), cells)
    both.cells = [*both.cells[:-1], *cells.cells]
    path = tiny.write(tmp_path / "in/ada/1-first.ipynb", both).parents[1]
    assert module.collect(course, path).placed == ["ada/1-first"]
    assert module.collect(course, path, unit="3-other").placed == ["ada/3-other"]


def test_a_wrong_unit_takes_no_number_along(course, tmp_path):
    """Is another unit's notebook left out where its number is of this assignment alone?"""
    names = [f"S{n}_{n}_assignsubmission_file_/1-first.ipynb" for n in (1, 2)]
    wrong = "S3_3_assignsubmission_file_/2-second.ipynb"
    path = folder(tmp_path / "in", *names, wrong)
    result = module.collect(course, path)
    assert result.placed == ["s1/1-first", "s2/1-first"]
    [(name, why)] = result.refused
    assert name == wrong
    assert "its cells are of 2-second, and this delivery is of 1-first" in why
    assert result.empty_handed == ["S3 (3)"]
    both = folder(tmp_path / "both", *names, *(n.replace("1-first", "2-second") for n in names))
    assert len(module.collect(course, both).same) == 2
    kept = [(one.student, one.unit) for one in identities.read(course)]
    assert kept == [*((f"s{n}", unit) for n in (1, 2) for unit in course.units), ("s3", "1-first")]


def test_a_team_without_a_group(course, tmp_path):
    """Is it said why a Moodle team's work is nobody's?"""
    name = "Default group_assignsubmission_file_/1-first.ipynb"
    other = "J_1_assignsubmission_file_/1-first.ipynb"
    [(_, why)] = module.collect(course, folder(tmp_path / "in", name, other)).refused
    assert "team without a group" in why


def test_what_cannot_be_put_keeps_nobody_out(course, tmp_path):
    """Are a name that is too long and a folder in the notebook's place refused, others placed?"""
    (course.folder("submitted", "ben", "1-first") / "1-first.ipynb").mkdir(parents=True)
    names = [f"{'x' * 300}/1-first.ipynb", "ben/1-first.ipynb", "cy/1-first.ipynb"]
    result = module.collect(course, zipped(tmp_path / "a.zip", *names))
    assert result.placed == ["cy/1-first"]
    assert dict(result.refused) == {
        names[0]: "it cannot be put into submitted/: File name too long",
        names[1]: "it cannot be put into submitted/: Is a directory",
    }


def test_what_the_platform_adds_is_nobodys(course, tmp_path):
    """Are the platform's own files counted as such, and no fault?"""
    note = "U 1_jd_attempt_2026-11-20-10-02-03.txt"
    result = module.collect(course, folder(tmp_path / "in", note, BLACK.format("jd", 3)))
    assert [file.name for file in result.of("the platform's")] == [note]
    assert (result.refused, result.empty_handed) == ([], [])


def test_no_more_than_a_notebook_is_in_memory(course, tmp_path, monkeypatch):
    """Is each notebook read again when it is put into its place, not kept until then?"""
    steps = []
    read, write = archive._read, Path.write_bytes
    monkeypatch.setattr(archive, "_read", lambda path: steps.append("read") or read(path))
    monkeypatch.setattr(
        Path, "write_bytes", lambda path, content: steps.append("put") or write(path, content)
    )
    module.collect(course, folder(tmp_path / "in", "ada/1-first.ipynb", "ben/1-first.ipynb"))
    assert steps == ["read", "read", "read", "put", "read", "put"]


def test_a_kill_leaves_no_work_of_nobodys(course, tmp_path, monkeypatch):
    """Is a submission's key in the table before it lies in submitted/?"""

    def killed(*_):
        raise KeyboardInterrupt

    path = folder(tmp_path / "in", "Jo_1_assignsubmission_file_/1-first.ipynb")
    monkeypatch.setattr("nbapart.delivery.place._carry_out", killed)
    with pytest.raises(KeyboardInterrupt):
        module.collect(course, path)
    assert [one.key for one in identities.read(course)] == ["1"]
    monkeypatch.undo()
    assert module.collect(course, path).placed == ["jo/1-first"]


def test_json_is_left_as_it_came(course, tmp_path):
    """Is a notebook copied byte for byte?"""
    content = json.dumps(tiny.notebook(), indent=7).encode() + b"\r\n"
    module.collect(course, filled(tmp_path / "in", {"ada/1-first.ipynb": content}))
    target = course.folder("submitted", "ada", "1-first") / "1-first.ipynb"
    assert target.read_bytes() == content
