"""Tests that nbgrader makes of templates are made and decided by `nbapart check` too."""

import shutil
from pathlib import Path

import nbgrader
import pytest
from nbapart.check import survey
from nbapart.way import Way
from nbapart_helpers import tiny

TEMPLATES = Path(nbgrader.__file__).parent / "tests" / "apps" / "files" / "autotests.yml"


def looked_at(folder, line):
    """What comes of a sheet with a line of nbgrader's in place of its first test."""
    notebook = tiny.notebook()
    notebook.cells[3].source = line
    path = folder / "source" / "ps1" / "sheet.ipynb"
    [found] = survey.survey([tiny.write(path, notebook)])
    return found


@pytest.mark.parametrize("line", ["### AUTOTEST double(2)", "### HASHED AUTOTEST double(2)"])
@pytest.mark.parametrize("place", [".", "source/ps1"])
def test_templates_become_tests(tmp_path, place, line):
    """Are tests made of templates that lie beside the sheet or at the course's root?"""
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    shutil.copy(TEMPLATES, tmp_path / place)
    found = looked_at(tmp_path, line)
    assert found.unreadable is None
    first, second = found.decisions
    assert (first.name, first.mark, first.blank) == ("double-marks", 2.0, 0.0)
    assert Way.REFUSED not in (first.way, second.way)


def test_templates_that_are_missing(tmp_path):
    """Is it said where templates were looked for?"""
    found = looked_at(tmp_path, "### AUTOTEST double(2)")
    assert found.unreadable.endswith("there is no autotests.yml beside it or in a folder above")
    assert found.decisions == []


def test_a_solution_that_fails(tmp_path):
    """Is it said why no tests can be made of a sheet, and does the next one go on?"""
    shutil.copy(TEMPLATES, tmp_path)
    found = looked_at(tmp_path, "### AUTOTEST missing")
    assert "NameError" in found.unreadable
