"""A submission that cannot be marked is found before anything of it runs."""

import os

import nbformat
import pytest
from helpers import tiny

from sigmoid_course.grading import faults
from sigmoid_course.grading.course import Course


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
    return faults.fault(course, "ada", "1-first")


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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON from line 1 on"),
        ('{\n"cells": nothing\n}', "not JSON from line 2 on"),
        ("7", "not a notebook"),
        ("{}", "not a notebook"),
        ('{"cells": 1, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "not a notebook"),
        ('{"worksheets": [], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}', "version 3"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_not_a_notebook(course, path, text, reason):
    """Is each kind of broken notebook named, without an error of a library?"""
    path.write_text(text)
    assert reason in fault(course)


def test_too_large(course, path):
    """Is a notebook of 200 MB refused before it is read?"""
    with path.open("r+b") as file:
        file.truncate(200 * 2**20)
    assert fault(course) == "1-first.ipynb has 200 MB; notebooks of up to 20 MB are marked"


def test_overlong(course, path):
    """Is a notebook refused whose cells hold more than a page can show?"""
    notebook = tiny.notebook()
    notebook.cells[1].source = "x" * 300_000
    tiny.write(path, notebook)
    assert "characters; up to 200000 are marked" in fault(course)


def test_double_cells_are_no_fault(course, path):
    """Are cells that are there twice let through, to be matched?"""
    notebook = tiny.notebook()
    copies = [nbformat.from_dict({**cell, "id": f"{cell.id}-2"}) for cell in notebook.cells]
    notebook.cells += copies
    tiny.write(path, notebook)
    assert fault(course) is None


def test_reasons_are_one_short_line():
    """Does a name with line breaks, control characters or very many letters fill no terminal?"""
    assert faults.line("a\nb\x1b[2J\u202e") == "a?b?[2J?"
    assert len(faults.line("x" * 100_000)) == 300
    assert faults.line("x" * 300) == "x" * 300
