"""Moodle's grading worksheet tells whose number is whose, in any language."""

import pytest
from nbapart.delivery import worksheet
from nbapart.delivery.worksheet import Participant
from nbapart.errors import CourseError


def file(tmp_path, text):
    """A CSV file."""
    path = tmp_path / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return path


SHEET = """\
\ufeffIdentifier,Full name,ID number,Email address,Status,Grade,Last modified (submission),\
Last modified (grade)
Participant 123,Jane Doe,0042,j@u.edu,Submitted,-,"Friday, 20 November 2026, 10:02 AM",-
Participant 124,Jane Doe,,k@u.edu,No submission,-,-,-
"""


def test_reads_a_worksheet(tmp_path):
    """Are numbers, what lasts, and times of submission read, in another language as well?"""
    first = Participant(("0042", "j@u.edu"), "Friday, 20 November 2026, 10:02 AM")
    assert worksheet.read(file(tmp_path, SHEET)) == {
        "123": first,
        "124": Participant(("k@u.edu",), ""),
    }
    german = (
        "ID;Vollständiger Name;E-Mail-Adresse;Bewertung;Zuletzt geändert (Abgabe)\n"
        "Teilnehmer/in123;Zoë Li;z@u.edu;;Freitag, 20. November 2026, 10:02\n"
    )
    assert worksheet.read(file(tmp_path, german)) == {
        "123": Participant(("z@u.edu",), "Freitag, 20. November 2026, 10:02")
    }
    with pytest.raises(CourseError, match="line 2: 'ada' is not like Participant 123"):
        worksheet.read(file(tmp_path, "id\nada\n"))
