"""Tables have points for what is marked, and none for what is not."""

import csv

from nbapart import spreadsheet
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
    spreadsheet.write(tmp_path / "marks.csv", tables.MARKS, tables.marks(group))
    ada, ben, cy = read(tmp_path / "marks.csv")
    assert (ada["points"], ada["penalty"], ada["total"], ada["late"]) == (
        "1.0",
        "0.25",
        "0.75",
        "late",
    )
    assert (ben["points"], ben["state"]) == ("", "not marked")
    assert (cy["points"], cy["state"]) == ("", "not handed in")
