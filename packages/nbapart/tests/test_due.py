"""Due dates stand in one file with their zone, and come out as they were set."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from nbapart import due
from nbapart.course import Course
from nbapart.due import Due
from nbapart.errors import CourseError


@pytest.fixture
def course(tmp_path):
    """A folder of a course, without dates."""
    return Course(tmp_path)


def utc(*numbers):
    """A moment in UTC."""
    return datetime(*numbers, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-20", utc(2026, 11, 20, 22, 59)),
        ("2026-11-20 23:59", utc(2026, 11, 20, 22, 59)),
        ("2026-11-20T23:59:30", utc(2026, 11, 20, 22, 59, 30)),
        ("2026-07-01 12:00", utc(2026, 7, 1, 10)),
        ("2026-11-20 00:00", utc(2026, 11, 19, 23)),
        ("2026-11-20 23:59 UTC", utc(2026, 11, 20, 23, 59)),
        ("2026-11-20 23:59 America/New_York", utc(2026, 11, 21, 4, 59)),
        ("2026-11-20 23:59+00:00", utc(2026, 11, 20, 23, 59)),
        ("2026-11-20T23:59Z", utc(2026, 11, 20, 23, 59)),
        ("20261120", utc(2026, 11, 20, 22, 59)),
    ],
)
def test_dates(text, moment):
    """Are dates read in the course's zone or their own, summer time included?"""
    assert due.moment(text, "Europe/Berlin") == moment


@pytest.mark.parametrize("text", ["tomorrow", "20.11.2026", "2026-02-30", "2026-11-20 25:00", ""])
def test_what_is_no_date(text):
    """Is what is no date refused, with an example?"""
    with pytest.raises(CourseError, match="expected one such as"):
        due.moment(text or "x", "UTC")


def test_comes_back_as_it_was_set(course):
    """Are dates and extensions kept, changed and cleared one by one, whatever a student's id is?"""
    due.change(course, "1-first", "2026-11-20", None, "Europe/Berlin", False)
    for student in ("ada", "zoë.li@u.edu", 'o"neil', "007"):
        due.change(course, "1-first", "2026-11-25 12:00", student, None, False)
    due.change(course, "2-second", "2026-12-01 UTC", None, None, False)
    found = due.read(course)
    assert found.zone == "Europe/Berlin"
    assert found.date("1-first", "ben") == utc(2026, 11, 20, 22, 59)
    for student in ("ada", "zoë.li@u.edu", 'o"neil', "007"):
        assert found.date("1-first", student) == utc(2026, 11, 25, 11)
    assert found.date("2-second", "ada") == utc(2026, 12, 1, 23, 59)
    assert found.date("3-none", "ada") is None
    due.change(course, "1-first", "", "ada", None, True)
    due.change(course, "2-second", "", None, None, True)
    found = due.read(course)
    assert found.date("1-first", "ada") == utc(2026, 11, 20, 22, 59)
    assert found.date("2-second", "ada") is None


def test_the_zone_changes_no_moment(course):
    """Is a date the same moment after another zone was chosen for the file?"""
    due.change(course, "1-first", "2026-11-20", None, "Europe/Berlin", False)
    due.change(course, None, "", None, "Asia/Tokyo", False)
    assert due.read(course).date("1-first", "") == utc(2026, 11, 20, 22, 59)
    assert due.lines(due.read(course)) == ["1-first: 2026-11-21 07:59 Asia/Tokyo"]


def test_the_file_may_be_written_by_hand(course):
    """Are TOML's own dates and texts read alike?"""
    (course.root / "due.toml").write_text(
        'zone = "Europe/Berlin"\n'
        '[1-first]\ndue = 2026-11-20 23:59:00\nstudents.ada = "2026-11-25"\n'
    )
    found = due.read(course)
    assert found.date("1-first", "ben") == utc(2026, 11, 20, 22, 59)
    assert found.date("1-first", "ada") == utc(2026, 11, 25, 22, 59)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1-first]\n", "names no zone"),
        ("zone =", "cannot be read"),
        ('zone = "Mars/Base"\n[1-first]\ndue = "2026-11-20"', "Mars/Base is no zone"),
        ('zone = "UTC"\n[1-first]\ndue = "soon"', "'soon' is not a date"),
        ('zone = "UTC"\n[1-first]\ndate = "2026-11-20"', "expected due and students"),
        ('zone = "UTC"\n1-first = "2026-11-20"', "expected due and students"),
    ],
)
def test_a_damaged_file_is_named(course, text, said):
    """Is what is wrong with the file said, by the file's name?"""
    (course.root / "due.toml").write_text(text)
    with pytest.raises(CourseError) as raised:
        due.read(course)
    assert "due.toml" in str(raised.value)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 20 November 2026, 10:02 AM",
        "Freitag, 20. November 2026, 10:02",
        "vendredi 20 novembre 2026, 10:02",
        "viernes, 20 de noviembre de 2026, 10:02",
        "20 November 2026 10:02",
        "2026-11-20 10:02",
        "20/11/2026 10:02",
    ],
)
def test_dates_in_words(text):
    """Are dates read as worksheets write them, in some languages?"""
    assert due.in_words(text, ZoneInfo("Europe/Berlin")) == utc(2026, 11, 20, 9, 2)


@pytest.mark.parametrize("text", ["pátek", "20. listopadu 2026", "-", "x" * 50])
def test_dates_in_other_words(text):
    """Is a date in another language unknown, and never another one?"""
    assert due.in_words(text, ZoneInfo("UTC")) is None


def test_without_a_file(course, monkeypatch):
    """Is the zone that of the machine where nothing is set, and nobody's date known?"""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert due.read(course) == Due("Asia/Tokyo")
    assert due.lines(due.read(course)) == ["No due date is set."]


def test_a_file_that_cannot_be_written(course):
    """Is it said where the dates cannot be written, and do those before stay?"""
    due.change(course, "1-first", "2026-11-20", None, "UTC", False)
    (course.root / "due.toml.new").mkdir()
    with pytest.raises(CourseError, match="cannot be written"):
        due.change(course, "1-first", "2026-11-21", None, None, False)
    assert due.read(course).date("1-first", "ada") == utc(2026, 11, 20, 23, 59)
