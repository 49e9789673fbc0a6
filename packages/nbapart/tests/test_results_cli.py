"""What marking keeps is counted, and taken away when that is asked for."""

import pytest
from click.testing import CliRunner
from nbapart.cli import main
from nbapart.course import Course
from nbapart.engine.store import Store
from nbapart_helpers import tiny


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course in which two submissions were run; the command is called inside of it."""
    course = Course(tiny.course(tmp_path, units=["1-first"]))
    for key in ("1234", "5678"):
        Store(course.results).put(key, key.encode())
    monkeypatch.chdir(course.root)
    return course


def results(*arguments):
    """What the command prints."""
    return CliRunner().invoke(main, ["results", *arguments], catch_exceptions=False).output


def test_it_is_counted_and_stays(course):
    """Is it said how many there are, without touching them?"""
    assert results() == "2 submissions as they were run are kept: 0.0 MiB.\n"
    assert Store(course.results).get("1234") == b"1234"


def test_it_is_taken_away(course):
    """Is nothing of it left, and all else of the course?"""
    before = sorted(path for path in course.root.rglob("*") if ".nbapart" not in path.parts)
    assert results("--clear") == "2 submissions as they were run were taken away: 0.0 MiB.\n"
    assert results() == "0 submissions as they were run are kept: 0.0 MiB.\n"
    assert sorted(p for p in course.root.rglob("*") if ".nbapart" not in p.parts) == before
