"""A student's way through the released unit 1, in a real browser."""

import os
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
UNIT = "1-sigmoid"
pytestmark = pytest.mark.browser

SET_CELLS = """
async (sources) => {
  const panel = jupyterapp.shell.currentWidget;
  for (const cell of panel.content.widgets) {
    const source = sources[cell.model.id];
    if (source !== undefined) cell.model.sharedModel.setSource(source);
  }
  await panel.context.save();
}
"""


def _open(page, address):
    page.goto(address)
    page.wait_for_function("window.jupyterapp && jupyterapp.restored", timeout=60_000)
    page.evaluate("() => jupyterapp.restored")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.ready")


def _validate(page):
    """Press Validate and return the dialog."""
    page.get_by_text("Validate", exact=True).first.click()
    dialog = page.locator(".jp-Dialog:has(#validation-message)")
    dialog.wait_for(timeout=120_000)
    return dialog


def _solutions():
    """What the reference notebook holds in each answer cell."""
    source = nbformat.read(ROOT / f"source/{UNIT}/{UNIT}.ipynb", as_version=4)
    return {
        cell.id: cell.source
        for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def _keep(page, name):
    """Store a picture of the page where the README wants one."""
    if folder := os.environ.get("KEEP_PICTURES"):
        page.screenshot(path=Path(folder) / name)


def test_a_student_validates_before_and_after_answering(page, lab):
    """Does Validate say kindly what is still to do, and pass once the answers are in?"""
    _open(page, lab)
    before = _validate(page)
    assert before.locator(".validation-failed").count()
    said = before.inner_text()
    assert "Not yet: There is nothing to read yet." in said
    assert "Traceback" not in said
    _keep(page, "to-do.png")
    before.get_by_role("button").last.click()
    page.evaluate(SET_CELLS, _solutions())
    after = _validate(page)
    assert after.locator(".validation-success").count(), after.inner_text()
    _keep(page, "validated.png")
