"""A submission that cannot be marked is found before anything of it runs."""

import os

import nbformat
import pytest
from nbapart import validate
from nbapart.course import Course
from nbapart_helpers import tiny


@pytest.fixture
def course(tmp_path):
    """A course with one unit."""
    return Course(tiny.course(tmp_path, units=["1-first"]))


@pytest.fixture
def path(course):
    """The notebook of a submission without fault."""
    folder = course.folder("submitted", "ada", "1-first")
    return tiny.write(folder / "1-first.ipynb", tiny.notebook())


def fault(course):
    """What is found in the submission."""
    return validate.fault(course, "ada", "1-first")


def test_nothing_to_find(course, path):
    """Is a sound submission let through, with other files in it?"""
    (path.parent / "notes.txt").write_text("")
    assert fault(course) is None


def test_links_and_special_files(course, path):
    """Is a pipe refused, and so is a link in a folder below?"""
    os.mkfifo(path.parent / "pipe")
    assert fault(course) == "pipe is a link or a special file; only plain files are marked"
    (path.parent / "pipe").unlink()
    (path.parent / "data").mkdir()
    (path.parent / "data" / "gradebook.db").symlink_to("/etc/passwd")
    assert fault(course).startswith("gradebook.db is a link")


def test_a_link_in_the_folders_place(course, path):
    """Is a student's folder that is a link refused?"""
    elsewhere = course.root / "elsewhere"
    path.parents[1].rename(elsewhere)
    (course.root / "submitted" / "ada").symlink_to(elsewhere)
    assert fault(course).startswith("ada is a link")


def test_what_is_not_a_notebook(course, path):
    """Is it said what the file is, with its name?"""
    path.write_bytes(b"%PDF-1.7")
    assert fault(course) == "1-first.ipynb is a PDF; expected a notebook"


def test_hard_links(course, path):
    """Is a second name of a file elsewhere refused: it may be the source itself?"""
    os.link(course.notebook("source", "1-first"), path.parent / "notes.txt")
    assert fault(course) == "notes.txt is a link: the file has another name elsewhere"


def test_too_many_and_too_large_files(course, path):
    """Are sizes and numbers looked at before anything is read?"""
    with (path.parent / "data.bin").open("wb") as file:
        file.truncate(1 << 30)
    assert fault(course) == "the submission's files are larger than 64 MiB together"
    (path.parent / "data.bin").unlink()
    for number in range(200):
        (path.parent / f"{number}.txt").touch()
    assert fault(course) is None
    (path.parent / "more.txt").touch()
    assert fault(course) == "the submission brings more than 200 files along"


def test_names_that_cannot_be_written(course, path):
    """Is a name that is no text refused, and folders that lie very deep in each other?"""
    odd = os.fsencode(path.parent) + b"/\xff.txt"
    os.close(os.open(odd, os.O_CREAT))
    assert fault(course) == "the name ?.txt is not text in UTF-8"
    os.unlink(odd)
    deep = path.parent
    for _ in range(12):
        deep = deep / ("a" * 100)
        deep.mkdir()
    assert fault(course).endswith("lie too deep in each other")


@pytest.mark.parametrize("text", ["no date at all", "", "\xff", "12:" * 20_000])
def test_a_timestamp_that_is_none(course, path, text):
    """Is a file that nbgrader reads a date from named where there is none in it?"""
    (path.parent / "timestamp.txt").write_bytes(text.encode("latin-1"))
    assert fault(course).startswith("timestamp.txt is not a date; expected one such as 2026-")
    (path.parent / "timestamp.txt").write_text("2026-11-21 12:00:00 UTC\n")
    assert fault(course) is None


def test_overlong(course, path):
    """Is a notebook refused whose cells hold more than a page can show?"""
    notebook = tiny.notebook()
    notebook.cells[1].source = "x" * 300_000
    tiny.write(path, notebook)
    assert "characters; up to 200000 are marked" in fault(course)


def test_a_long_timestamp_is_not_read(course, path, monkeypatch):
    """Is a long text in the date's place refused without looking for a date in it?"""
    (path.parent / "timestamp.txt").write_text("12:" * 40)
    monkeypatch.setattr("nbgrader.utils.parse_utc", lambda _: None)
    assert fault(course).startswith("timestamp.txt is not a date")


def test_too_many_cells(course, path):
    """Is a notebook refused of which a page would take a minute?"""
    notebook = tiny.notebook()
    notebook.cells += [nbformat.v4.new_markdown_cell("") for _ in range(validate.MAX_CELLS)]
    tiny.write(path, notebook)
    assert fault(course) == f"it has {len(notebook.cells)} cells; up to 1000 are marked"


def test_where_there_is_no_submission(course):
    """Is it said what was expected where a file lies in a student's place?"""
    assert "expected submitted/STUDENT/UNIT/UNIT.ipynb" in validate.fault(course, "ada.ipynb", "")


def test_double_cells_are_no_fault(course, path):
    """Are cells that are there twice let through, to be matched?"""
    notebook = tiny.notebook()
    copies = [nbformat.from_dict({**cell, "id": f"{cell.id}-2"}) for cell in notebook.cells]
    notebook.cells += copies
    tiny.write(path, notebook)
    assert fault(course) is None
