"""A student's first minute: `course study` in a real browser."""

import shutil
import sys
from pathlib import Path

import pytest
from helpers.lab import ready, served
from helpers.units import ROOT
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
OPENED = "release/1-sigmoid/1-sigmoid.ipynb"
IS_UNSAVED = "() => jupyterapp.shell.currentWidget.context.model.dirty"
KNOWS_PYTHON = (
    "() => jupyterapp.shell.currentWidget.context.model.getMetadata('language_info').version"
)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A course of which a student has a copy open, and what the terminal says."""
    course = tmp_path_factory.mktemp("course")
    for name in ("notebooks", "release", "docs"):
        shutil.copytree(ROOT / name, course / name)
    for name in ("README.md", "nbgrader_config.py"):
        shutil.copy(ROOT / name, course)
    (course / "source").mkdir()
    command = [str(Path(sys.executable).with_name("course")), "study"]
    with served(command, course, tmp_path_factory.mktemp("settings")) as (address, said):
        yield course, address, said


def state(course):
    """The bytes of all files of a course outside of the student's copy."""
    paths = [path for path in course.rglob("*") if path.is_file()]
    return {p: p.read_bytes() for p in paths if p.relative_to(course).parts[0] != "study"}


def test_a_student_begins(study, page):
    """Is the start page open, with notebooks alone in sight, nothing unsaved and nothing said?"""
    course, address, said = study
    before = state(course)
    page.goto(address(""))
    ready(page)
    expect(page.get_by_role("heading", name="Start here")).to_be_visible()
    listed = page.locator(".jp-DirListing-itemName").all_inner_texts()
    assert {name.partition(".")[2] for name in listed} == {"ipynb"}
    assert "Nbgrader" not in page.locator(".lm-MenuBar").inner_text()
    assert page.locator(".Toastify__toast").count() == 0
    page.wait_for_function(KNOWS_PYTHON)
    assert not page.evaluate(IS_UNSAVED)
    page.goto(address(f"lab/workspaces/sheet/tree/{OPENED}"))
    ready(page)
    page.wait_for_function(KNOWS_PYTHON)
    assert not page.evaluate(IS_UNSAVED)
    page.evaluate("async () => { await jupyterapp.commands.execute('notebook:insert-cell-above') }")
    assert page.evaluate(IS_UNSAVED)
    page.evaluate("async () => { await jupyterapp.shell.currentWidget.context.save() }")
    assert (course / "study" / OPENED).read_bytes() != (course / OPENED).read_bytes()
    assert state(course) == before
    assert len(said) == 2, "".join(said)
