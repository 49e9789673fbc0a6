"""The start page says where everything is; its tables are those of the notebooks and the code."""

import re

import nbformat
import pytest
from helpers import units
from steptrace.registry import RULES, SLIPS

from sigmoid_course import start_page

PATH = units.ROOT / "notebooks" / "index.ipynb"


@pytest.fixture(scope="module")
def page():
    """The start page as it is stored."""
    return nbformat.read(PATH, as_version=4)


def rows(page, name):
    """The rows of the table in a cell, without its head."""
    (cell,) = (cell for cell in page.cells if cell.id == name)
    lines = cell.source.partition("| --- |")[2].splitlines()[1:]
    return [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]


def test_the_tables_are_fresh(page):
    """Does making them anew change nothing?"""
    before = [cell.source for cell in page.cells]
    start_page.fill(page, units.ROOT)
    assert [cell.source for cell in page.cells] == before, "make notebooks, then commit notebooks/"


def test_every_rule_and_every_slip_is_there(page):
    """Has each a row with its sentence, and a place where it is met or a task to practise on?"""
    for name, known in (("rules", RULES), ("slips", SLIPS)):
        found = rows(page, name)
        assert [row[:2] for row in found] == [[key, one.sentence] for key, one in known.items()]
        for key, _, place in found:
            assert ".ipynb" in place or place == f'`tutor.practice("{key}")`'


def test_places_are_headings(page):
    """Is each heading that a link leads to in the notebook that it names?"""
    links = re.findall(r"\((\d-[\w-]+)\.ipynb#([^)\s]+)\)", "".join(c.source for c in page.cells))
    assert len(links) > 10
    for unit, place in links:
        headings = re.findall(r"^#+ (.+)$", units.reading(unit).cells[0].source, re.MULTILINE)
        for cell in units.reading(unit).cells:
            headings += re.findall(r"^#+ (.+)$", cell.source, re.MULTILINE)
        assert place in {heading.replace(" ", "-") for heading in headings}


def test_every_exercise_has_its_minutes(page):
    """Are all exercises listed, do the points add up, and the minutes roughly?"""
    found = rows(page, "exercises")
    for unit in units.UNITS:
        own = [row for row in found if row[0] == unit[0]]
        named = {re.search(r"`(\w+)`", row[1])[1]: float(row[2]) for row in own}
        assert named == start_page.Unit(units.ROOT / "source" / unit / f"{unit}.ipynb").points
        total = int(re.search(r"about (\d+) minutes", units.source(unit).cells[0].source)[1])
        assert sum(int(row[3]) for row in own) == pytest.approx(total, abs=10)
    assert sum(float(row[2]) for row in found) == 100


def test_a_unit_without_minutes_is_named(tmp_path):
    """Does a first cell that tells no time stop with the name of the unit?"""
    sheet = tmp_path / "source" / "1-first" / "1-first.ipynb"
    for path in (sheet, tmp_path / "notebooks" / "1-first.ipynb"):
        path.parent.mkdir(parents=True, exist_ok=True)
        cells = [nbformat.v4.new_markdown_cell("# 1 · First")]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    with pytest.raises(ValueError, match=r"1-first: the first cell does not say 'about N minutes'"):
        assert start_page.Unit(sheet).minutes
