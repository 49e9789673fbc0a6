"""The README says what is so: its table of units, their points, minutes and pictures."""

import re

import pytest
from helpers import readme_figures, units
from helpers.readme_figures import ROWS


def minutes(cell):
    """The time that a first cell speaks of."""
    return int(re.search(r"[Aa]bout (\d+) minutes", cell.source)[1])


def points(unit):
    """What a unit is worth, and how much of it a person marks."""
    kinds = [cell.metadata.get("nbgrader", {}) for cell in units.source(unit).cells]
    graded = [kind for kind in kinds if kind.get("grade")]
    return sum(k["points"] for k in graded), sum(k["points"] for k in graded if k["solution"])


def test_each_unit_has_its_row():
    """Does the table list the units, in their order, and nothing else?"""
    assert list(ROWS) == units.UNITS


@pytest.mark.parametrize("unit", units.UNITS)
def test_a_row_says_what_the_notebooks_say(unit):
    """Are points and minutes those of the unit's own cells?"""
    row = ROWS[unit]
    assert (int(row["points"]), int(row["by_hand"] or 0)) == points(unit)
    assert int(row["reading"]) == minutes(units.reading(unit).cells[0])
    assert int(row["sheet"]) == minutes(units.source(unit).cells[0])


@pytest.mark.parametrize("unit", units.UNITS)
def test_a_picture_is_the_notebook_s(unit):
    """Is the picture the one stored in the notebook whose text alternative the row has?"""
    assert ROWS[unit]["picture"] == f".github/pictures/{unit}.png"
    assert (units.ROOT / ROWS[unit]["picture"]).read_bytes() == readme_figures.figure(unit)
