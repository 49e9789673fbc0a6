"""The README says what is so: its table of units, their points, minutes and pictures."""

import html
import re

import pytest
from helpers import readme_figures, units

PAGE = (units.ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| \[\d · [^]]+\]\(notebooks/(?P<unit>[a-z0-9-]+)\.ipynb\)<br>(?P<question>[^|]+) "
    r"\| (?P<routes>[^|]+) \| (?P<points>\d+) \| (?P<reading>\d+) \+ (?P<sheet>\d+) "
    r'\| <img src="(?P<picture>[^"]+)" width="\d+" alt="(?P<alternative>[^"]+)"> \|$',
    re.MULTILINE,
)
ROWS = {row["unit"]: row for row in ROW.finditer(PAGE)}


def minutes(cell):
    """The time that a first cell speaks of."""
    return int(re.search(r"[Aa]bout (\d+) minutes", cell.source)[1])


def points(unit):
    """What a unit is worth, and how much of it a person marks."""
    kinds = [cell.metadata.get("nbgrader", {}) for cell in units.source(unit).cells]
    graded = [kind for kind in kinds if kind.get("grade")]
    return sum(k["points"] for k in graded), sum(k["points"] for k in graded if k["solution"])


def test_the_course_is_worth_100_points():
    """Do the six units give 100 points, 5 of them by hand?"""
    totals = [points(unit) for unit in units.UNITS]
    assert [total for total, _ in totals] == [12, 22, 18, 18, 12, 18]
    assert sum(by_hand for _, by_hand in totals) == 5


@pytest.mark.parametrize("unit", units.UNITS)
def test_a_row_says_what_the_notebooks_say(unit):
    """Are points and minutes those of the unit's own first cells?"""
    row = ROWS[unit]
    assert int(row["points"]) == points(unit)[0]
    assert int(row["reading"]) == minutes(units.reading(unit).cells[0])
    assert int(row["sheet"]) == minutes(units.source(unit).cells[0])


@pytest.mark.parametrize("unit", units.UNITS)
def test_a_picture_is_the_notebook_s(unit):
    """Is the picture the one stored in the notebook, with its text alternative?"""
    alternative, data = readme_figures.figure(unit)
    assert ROWS[unit]["picture"] == f".github/pictures/{unit}.png"
    assert (units.ROOT / ROWS[unit]["picture"]).read_bytes() == data
    assert html.unescape(ROWS[unit]["alternative"]) == alternative
