"""A student's way through the released unit 1, in a real browser."""

from pathlib import Path

import nbformat
import pytest
from helpers.lab import SET_CELLS, validate

ROOT = Path(__file__).parents[2]
UNIT = "1-sigmoid"
pytestmark = pytest.mark.browser


def _solutions():
    """What the reference notebook holds in each answer cell."""
    source = nbformat.read(ROOT / f"source/{UNIT}/{UNIT}.ipynb", as_version=4)
    return {
        cell.id: cell.source
        for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def test_a_student_validates_before_and_after_answering(notebook, keep):
    """Does Validate say kindly what is still to do, and pass once the answers are in?"""
    before = validate(notebook)
    assert before.locator(".validation-failed").count()
    said = before.inner_text()
    assert "Not yet: steps: There is nothing to read yet." in said
    assert "Traceback" not in said
    keep(notebook, "to-do.png")
    before.get_by_role("button").last.click()
    notebook.evaluate(SET_CELLS, _solutions())
    after = validate(notebook)
    assert after.locator(".validation-success").count(), after.inner_text()
    after.get_by_text("All checks are content. Nothing is marked yet").wait_for()
    assert "Success" not in after.inner_text()
