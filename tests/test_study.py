"""A student's copy of the course: whole, and never written over."""

import re

import nbformat
import pytest
from helpers.units import ROOT

from sigmoid_course.study import copy

LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.fixture
def folder(tmp_path):
    """A copy that was just made."""
    copy(ROOT, tmp_path)
    return tmp_path


def test_a_copy_is_made(folder):
    """Is each reading and each sheet in it as the course has it, and nothing of an instructor?"""
    notebooks = [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("release/*/*.ipynb")]
    copied = sorted(path.relative_to(folder) for path in folder.rglob("*.ipynb"))
    assert copied == sorted(path.relative_to(ROOT) for path in notebooks)
    assert all((folder / path).read_bytes() == (ROOT / path).read_bytes() for path in copied)
    assert {path.name for path in folder.iterdir()} == {"notebooks", "release", "docs", "README.md"}


def test_each_link_between_notebooks_leads_somewhere(folder):
    """Does each link of a notebook lead to a file of the copy?"""
    for path in folder.rglob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        targets = {path.parent / link for link in LINK.findall(text)}
        assert [target for target in targets if not target.exists()] == [], path


def test_a_second_copy_keeps_what_a_student_wrote(folder):
    """Is a file left alone that is there, and one fetched that is not?"""
    written, lost = sorted(folder.glob("release/*/*.ipynb"))[:2]
    written.write_text("my work", "utf-8")
    lost.unlink()
    assert copy(ROOT, folder) == [lost.relative_to(folder)]
    assert written.read_text("utf-8") == "my work"
    assert lost.exists()
