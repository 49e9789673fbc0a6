"""The table of identities keeps every key and name as it came, for the instructor's eyes alone."""

import stat

import pytest
from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.delivery.identities import Identity, student_id
from nbapart.errors import CourseError

NAMES = [
    *("Jane Doe", "Doe, Jane", 'Jane "J" Doe', "=1+1", "@SUM(A1)", "+49 30", "-1", "'quoted"),
    *("Zoë", "Zoe\u0308", "🦊", "  =x", "a;b\tc", "line\nbreak", "007", "1.2E+10", ""),
]


def identity(name, number=1):
    """Where a submission came from, with much that is odd."""
    return Identity(f"s{number}", "1-first", "moodle", f"00{number}", name, f"{name}_1/1.ipynb")


def test_comes_back_as_it_was(tmp_path):
    """Is each name, key and path read as it was written, leading zeros and formulas too?"""
    course = Course(tmp_path)
    assert identities.read(course) == []
    written = [identity(name, number) for number, name in enumerate(NAMES, 10)]
    identities.write(course, written)
    assert identities.read(course) == written


def test_no_spreadsheet_runs_a_name(tmp_path):
    """Does no cell begin as a formula, after blanks too?"""
    course = Course(tmp_path)
    identities.write(course, [identity(name) for name in NAMES])
    text = identities.path(course).read_text(encoding="utf-8")
    cells = [cell.strip('" ') for line in text.splitlines() for cell in line.split(",")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]


def test_is_private(tmp_path):
    """Can nobody else read the table, also where an older one could be read?"""
    course = Course(tmp_path)
    identities.path(course).write_text("")
    identities.write(course, [identity("Jane")])
    assert stat.S_IMODE(identities.path(course).stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["student\nada\n", "student,unit\nada\n", "\x00\n\x00\n"])
def test_a_damaged_table_is_named(tmp_path, text):
    """Is a table that lost its columns refused by its name, instead of being overwritten?"""
    course = Course(tmp_path)
    identities.path(course).write_text(text)
    with pytest.raises(CourseError, match=r"identities\.csv"):
        identities.read(course)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        *(("Jane Doe", "jane-doe"), ("Doe, Jane", "doe-jane"), ("Zoe\u0308", "zoë"), ("🦊", "")),
        *(("../etc", "etc"), (".hidden", "hidden"), ("a/b\\c", "a-b-c"), ("Jo [1]*?", "jo-1")),
        *(("j.doe@uni.edu", "j.doe@uni.edu"), ("Ⅻ", "ⅻ"), ("李 明", "李-明")),
    ],
)
def test_names_of_folders(name, folder):
    """Does a folder of this name stay in its place, and does nbgrader take it for no pattern?"""
    assert student_id(name) == folder
