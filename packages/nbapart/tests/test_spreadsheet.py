"""Tables can be opened in a spreadsheet, and run nothing there."""

import csv

import pytest
from nbapart import spreadsheet


def written(tmp_path, *row):
    """A row as another program reads it."""
    path = tmp_path / "t.csv"
    spreadsheet.write(path, [f"c{n}" for n in range(len(row))], [list(row)])
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1]


@pytest.mark.parametrize(
    "name", ["=1+1", "+49", "-2", "@SUM(A1)", " =1", "\t=1", "\n=1", "\r=1", '=HYPERLINK("x")']
)
def test_a_name_is_no_formula(tmp_path, name):
    """Does a name that a spreadsheet would run begin with an apostrophe?"""
    assert written(tmp_path, name) == [f"'{name}"]


def test_names_keep_commas_and_quotes(tmp_path):
    """Does a name with a comma, a quote or a line break stay one cell, and a number a number?"""
    name = 'Doe, "Jane"\nMäy'
    assert written(tmp_path, name, -1.5) == [name, "-1.5"]
