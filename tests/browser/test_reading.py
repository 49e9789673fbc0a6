"""A reading notebook in a real browser: what is to be predicted is seen after a click."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the reading of unit 1 and what it reads."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "notebooks/alt", folder / "alt")
    shutil.copy(ROOT / "notebooks/1-sigmoid.ipynb", folder)
    return folder


def cell(notebook, start):
    """The code cell below the question that begins with some words."""
    place = notebook.evaluate(
        """start => {
            const cells = jupyterapp.shell.currentWidget.content;
            const source = cell => cell.model.sharedModel.source;
            const asked = cells.widgets.findIndex(cell => source(cell).includes(start));
            const place = cells.widgets.findIndex(
                (cell, at) => at > asked && cell.model.metadata.jupyter?.outputs_hidden);
            cells.activeCellIndex = place;
            cells.scrollToItem(place);
            return place;
        }""",
        start,
    )
    return notebook.locator(f'.jp-Cell[data-windowed-list-index="{place}"]')


@pytest.mark.parametrize(
    ("question", "answer"),
    [("sketch the curve", "img"), ("Write down three answers", "pre")],
    ids=["picture", "table"],
)
def test_a_prediction_is_not_spoiled(notebook, question, answer):
    """Is neither the output nor its first line read before the click, and both after it?"""
    found = cell(notebook, question)
    folded = found.locator(".jp-OutputPlaceholder")
    expect(folded).to_be_visible()
    assert found.locator(".jp-Cell-outputWrapper").inner_text().strip() == ""
    assert "sigmoid rises" not in found.aria_snapshot()
    folded.click()
    expect(found.locator(f".jp-OutputArea-output {answer}")).to_be_visible()
