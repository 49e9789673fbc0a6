"""Notebooks of a learning management system land in the right folder, and nowhere else."""

import re
import stat
import zipfile
from pathlib import Path

import pytest
from nbapart import archive
from nbapart import collect as module
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart_helpers import tiny


@pytest.fixture
def course(tmp_path):
    """A course without submissions."""
    return Course(tiny.course(tmp_path / "course"))


def folder(tmp_path, *names, text="{}"):
    """A delivery: a folder with files of these names."""
    root = tmp_path / "delivery"
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def zipped(tmp_path, *names, link=False):
    """A delivery as a zip file with entries of these names."""
    path = tmp_path / "delivery.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK if link else stat.S_IFREG) << 16
            archive.writestr(info, "/etc/passwd" if link else "{}")
    return path


def submitted(course):
    """All files in submitted/, as text."""
    root = course.root / "submitted"
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("Jane Doe_123_assignsubmission_file_/1-first.ipynb", "jane-doe"),
        ("Jane Doe_123_assignsubmission_file/1-first.ipynb", "jane-doe"),
        ("Zoë O'Neill_9_assignsubmission_file_1-first.ipynb", "zoë-o-neill"),
        ("Jane_van Doe_123_assignsubmission_file_/1-first.ipynb", "jane_van-doe"),
        ("Jane_van Doe_123_assignsubmission_file_1-first.ipynb", "jane_van-doe"),
        ("class/Jane_1_assignsubmission_file_/x_9_assignsubmission_file_1-first.ipynb", "jane"),
        ("Jane_1_assignsubmission_file_x_9_assignsubmission_file_1-first.ipynb", "jane"),
        ("Jane_1_assignsubmission_file_/zoe/1-first.ipynb", "jane"),
        ("doejane_123_456_1-first.ipynb", "doejane"),
        ("doejane_LATE_123_456_1-first-2.ipynb", "doejane"),
        ("class/jane/1-first.ipynb", "jane"),
        ("jane/1-first (1).ipynb", "jane"),
        ("jane/1-first/1-first.ipynb", "jane"),
    ],
)
@pytest.mark.parametrize("deliver", [folder, zipped])
def test_reads_the_student_from_the_name(course, tmp_path, deliver, name, student):
    """Are names as Moodle and Canvas make them, and plain folders, understood?"""
    result = module.collect(course, deliver(tmp_path, name))
    assert result.refused == []
    assert submitted(course) == [f"{student}/1-first/1-first.ipynb"]


def test_reads_names_by_a_pattern_of_ones_own(course, tmp_path):
    """Does a pattern tell where the student's and the unit's name stand?"""
    path = folder(tmp_path, "2-second/Ada.ipynb")
    result = module.collect(course, path, r"(?P<unit>[^/]+)/(?P<student>\w+)\.ipynb")
    assert result.placed == ["ada/2-second"]


@pytest.mark.parametrize("pattern", ["(", r"(?P<name>\w+)"])
def test_a_pattern_must_be_one(course, tmp_path, pattern):
    """Is a pattern that is broken, or has no group for the student, refused in words?"""
    with pytest.raises(CourseError, match="--pattern"):
        module.collect(course, folder(tmp_path, "a.ipynb"), pattern)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("1-first.ipynb", "--pattern"),
        ("jane/homework.ipynb", "not named after a unit"),
        ("jane/11-first.ipynb", "not named after a unit"),
        ("../1-first.ipynb", "--pattern"),
    ],
)
def test_says_what_it_cannot_place_and_why(course, name, reason):
    """Is a notebook without student or unit named, with the reason?"""
    patterns = [re.compile(known) for known in module.PATTERNS]
    with pytest.raises(archive.NotTaken, match=reason):
        module.place(name, patterns, course.units)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../jane/1-first.ipynb", "leads out"),
        ("jane/../../1-first.ipynb", "leads out"),
        ("/jane/1-first.ipynb", "absolute"),
        ("C:\\jane\\1-first.ipynb", "absolute"),
        ("jane\\..\\..\\1-first.ipynb", "leads out"),
    ],
)
def test_refuses_paths_that_leave_the_zip(course, tmp_path, name, reason):
    """Is a path that leads elsewhere refused, and nothing written?"""
    result = module.collect(course, zipped(tmp_path, name))
    assert [(name, why) for name, why in result.refused if reason in why]
    assert submitted(course) == []


def test_refuses_links_in_a_zip(course, tmp_path):
    """Is a link in a zip file refused?"""
    result = module.collect(course, zipped(tmp_path, "jane/1-first.ipynb", link=True))
    assert result.refused == [("jane/1-first.ipynb", "it is a link")]


def test_refuses_links_in_a_folder(course, tmp_path):
    """Are links to files and to folders refused, and what lies behind them left alone?"""
    root = folder(tmp_path, "ada/1-first.ipynb")
    secret = tiny.write(tmp_path / "secret" / "1-first.ipynb", {})
    (root / "ben").mkdir()
    (root / "ben" / "1-first.ipynb").symlink_to(secret)
    (root / "carla").symlink_to(secret.parent)
    result = module.collect(course, root)
    assert result.refused == [("carla", "it is a link"), ("ben/1-first.ipynb", "it is a link")]
    assert submitted(course) == ["ada/1-first/1-first.ipynb"]


@pytest.mark.parametrize("deliver", [folder, zipped])
def test_refuses_what_is_too_large(course, tmp_path, monkeypatch, deliver):
    """Is a notebook past the limit refused before it is in memory?"""
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 1)
    result = module.collect(course, deliver(tmp_path, "ada/1-first.ipynb"))
    assert "larger than" in result.refused[0][1]


def test_overwrites_nothing_unasked(course, tmp_path):
    """Does a changed notebook stay out until `replace` is asked for, and an equal one count?"""
    module.collect(course, folder(tmp_path, "ada/1-first.ipynb"))
    assert module.collect(course, folder(tmp_path, "ada/1-first.ipynb")).same == ["ada/1-first"]
    changed = folder(tmp_path, "ada/1-first.ipynb", text="[]")
    [(_, reason)] = module.collect(course, changed).refused
    assert "--replace" in reason
    target = course.folder("submitted", "ada", "1-first") / "1-first.ipynb"
    assert target.read_text() == "{}"
    assert module.collect(course, changed, replace=True).placed == ["ada/1-first"]
    assert target.read_text() == "[]"


def test_two_of_one_name_are_both_left_out(course, tmp_path):
    """Are two students of one name never mixed up, and both files named?"""
    names = (
        "Jo_1_assignsubmission_file_/1-first.ipynb",
        "Jo_2_assignsubmission_file_/1-first.ipynb",
    )
    result = module.collect(course, folder(tmp_path, *names))
    assert sorted(name for name, _ in result.refused) == list(names)
    assert submitted(course) == []


def test_leaves_behind_what_systems_add(course, tmp_path):
    """Are the traces of macOS and Jupyter left out without a word?"""
    names = ("__MACOSX/ada/1-first.ipynb", "ada/.ipynb_checkpoints/1-first.ipynb", "ada/._x.ipynb")
    assert module.collect(course, zipped(tmp_path, *names)) == module.Collected()


def test_neither_folder_nor_zip(course, tmp_path):
    """Is a file of another kind named?"""
    path = tmp_path / "list.txt"
    path.write_text("ada")
    with pytest.raises(CourseError, match=r"list\.txt"):
        module.collect(course, path)


def broken(path, method):
    """A zip file in which the bytes of the first member are not what they should be."""
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("ada/1-first.ipynb", "{}" * 1000)
        archive.writestr("ben/1-first.ipynb", "{}")
        start = len(archive.infolist()[0].FileHeader())
    content = bytearray(path.read_bytes())
    content[start : start + 12] = b"\xff" * 12
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_is_broken_keeps_nobody_out(course, tmp_path, method):
    """Is a member that cannot be unpacked refused with the reason, and the other one placed?"""
    result = module.collect(course, broken(tmp_path / "delivery.zip", method))
    assert result.placed == ["ben/1-first"]
    assert [name for name, _ in result.refused] == ["ada/1-first.ipynb"]
    assert "it cannot be unpacked: " in result.refused[0][1]


def test_a_zip_that_is_none(course, tmp_path):
    """Is a zip file that cannot be read named, with the reason?"""
    path = zipped(tmp_path, "ada/1-first.ipynb")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) - 60] + content[-22:])
    with pytest.raises(CourseError, match=r"delivery\.zip is a zip file that cannot be read"):
        module.collect(course, path)


def test_what_cannot_be_put_keeps_nobody_out(course, tmp_path):
    """Are a name that is too long and a folder in the notebook's place refused, others placed?"""
    (course.folder("submitted", "ben", "1-first") / "1-first.ipynb").mkdir(parents=True)
    names = [f"{'x' * 150}/{'y' * 300}/1-first.ipynb", "ben/1-first.ipynb", "cy/1-first.ipynb"]
    result = module.collect(course, zipped(tmp_path, *names))
    assert result.placed == ["cy/1-first"]
    assert dict(result.refused) == {
        names[0]: "it cannot be put into submitted/: File name too long",
        names[1]: "it cannot be put into submitted/: Is a directory",
    }


def test_what_cannot_be_read_keeps_nobody_out(course, tmp_path, monkeypatch):
    """Are a file and a folder refused that may not be read, and the other one placed?"""
    root = folder(tmp_path, "ada/1-first.ipynb", "ben/1-first.ipynb", "cy/1-first.ipynb")
    opened, scanned = Path.open, archive.os.scandir

    def forbidden(path):
        raise PermissionError(13, "Permission denied", str(path))

    def open_(path, *args, **kwargs):
        return forbidden(path) if "ada" in path.parts else opened(path, *args, **kwargs)

    def scan(path):
        return forbidden(path) if str(path).endswith("ben") else scanned(path)

    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr("os.scandir", scan)
    result = module.collect(course, root)
    assert result.placed == ["cy/1-first"]
    reason = "it cannot be read: Permission denied"
    assert dict(result.refused) == {"ada/1-first.ipynb": reason, "ben": reason}


def test_a_pattern_without_a_name_in_it(course, tmp_path):
    """Is a notebook refused whose name has nothing where the pattern looks for the student?"""
    path = folder(tmp_path, "ada/1-first.ipynb")
    [(_, reason)] = module.collect(course, path, r"(?P<student>x)?.*").refused
    assert "no student's name" in reason


def test_one_notebook_is_in_memory_at_a_time(course, tmp_path, monkeypatch):
    """Is each notebook read when it is put into its place, and not before?"""
    steps = []
    read, write = archive._read, Path.write_bytes
    monkeypatch.setattr(archive, "_read", lambda path: steps.append("read") or read(path))
    monkeypatch.setattr(
        Path, "write_bytes", lambda path, content: steps.append("put") or write(path, content)
    )
    module.collect(course, folder(tmp_path, "ada/1-first.ipynb", "ben/1-first.ipynb"))
    assert steps == ["read", "put", "read", "put"]
