"""Tables can be opened in a spreadsheet, and run nothing there."""

import csv

import pytest
from nbapart.class_report import tables
from nbapart.class_report.gather import Class, Entry
from nbapart.gradebook.read import Mark, Record


def read(path):
    """The rows of a table, as another program reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def marked(student, waiting=False):
    """A submission with one of two points, handed in late."""
    marks = (Mark("plot", 1.0, 2.0, waiting),)
    return Entry(student, "1", Record(student, "1", marks, penalty=0.25, late=60.0))


def test_a_student_who_handed_nothing_in_has_no_points(tmp_path):
    """Are there points, penalty and total for what is marked, and none, not 0, for the others?"""
    entries = marked("ada"), Entry("ben", "1", reason="This is a PDF.")
    group = Class(("ada", "ben", "cy"), ("1",), entries)
    tables.write(tmp_path / "marks.csv", tables.MARKS, tables.marks(group))
    ada, ben, cy = read(tmp_path / "marks.csv")
    assert (ada["points"], ada["penalty"], ada["total"], ada["late"]) == (
        "1.0",
        "0.25",
        "0.75",
        "late",
    )
    assert (ben["points"], ben["state"]) == ("", "not marked")
    assert (cy["points"], cy["state"]) == ("", "not handed in")


@pytest.mark.parametrize(
    "name", ["=1+1", "+49", "-2", "@SUM(A1)", " =1", "\t=1", "\n=1", '=HYPERLINK("x")']
)
def test_a_name_is_no_formula(tmp_path, name):
    """Does a name that a spreadsheet would run begin with an apostrophe?"""
    group = Class((name,), ("1",), (marked(name),))
    tables.write(tmp_path / "marks.csv", tables.MARKS, tables.marks(group))
    assert read(tmp_path / "marks.csv")[0]["student"] == f"'{name}"


def test_names_keep_commas_and_quotes(tmp_path):
    """Does a name with a comma, a quote or a line break stay one cell?"""
    name = 'Doe, "Jane"\nMäy'
    tables.write(tmp_path / "t.csv", ["student", "points"], [[name, -1.5]])
    assert read(tmp_path / "t.csv") == [{"student": name, "points": "-1.5"}]
