"""Every route, example, question and slip of the sources has its place in the course."""

import re

import pytest
from helpers import units

PAGE = (units.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (00\d) \| (.+) \| (question|route|example|slip) \| (.+) \|$", re.MULTILINE)
ROWS = [match.groups() for match in ROW.finditer(PAGE)]
NAMES = {unit[0]: unit for unit in units.UNITS}


def cells(number):
    """The names of a reading notebook's cells."""
    return {cell.id for cell in units.reading(NAMES[number]).cells}


def exercises(number):
    """The names of an assignment's exercises, those marked by hand as well."""
    found = units.source(NAMES[number]).cells
    return {cell.id for cell in found if cell.metadata.get("nbgrader", {}).get("solution")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_each_place_exists(row):
    """Is there a cell or an exercise at every place that the table names?"""
    places = re.findall(r"`([^`]+)`", row[3])
    assert places
    for place in places:
        number, kind, slug = re.fullmatch(r"(\d)([#/])([a-z0-9-]+)", place).groups()
        assert slug in (cells(number) if kind == "#" else exercises(number)), place


def test_no_row_is_out_of_form():
    """Is every row of the table read, and are the routes and slips of all five sources there?"""
    section = PAGE.partition("## Where the sources are")[2].partition("\n## ")[0]
    assert len(re.findall(r"^\| 00", section, re.MULTILINE)) == len(ROWS)
    for source in ("000", "001", "002", "003", "004"):
        kinds = {kind for number, _, kind, _ in ROWS if number == source}
        assert kinds >= {"route", "slip"}


def test_every_exercise_but_few_has_a_source():
    """Does each unit of the first four have all but its own exercises from the sources?"""
    used = {place for row in ROWS for place in re.findall(r"`(\d/[a-z-]+)`", row[3])}
    own = {"2/code", "4/curvature", "4/convex", "4/entropy", "4/square"}
    here = {f"{number}/{name}" for number in "1234" for name in exercises(number)}
    assert here - used == own
