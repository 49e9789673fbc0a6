"""A page is current as long as it shows the marks that stand in the gradebook."""

import os
from dataclasses import replace

import pytest
from nbapart import fingerprint
from nbapart.course import Course, application
from nbapart.engine.settings import of_marks
from nbapart.page_state import is_current, path
from nbapart_helpers import tiny
from nbapart_helpers.marked import UNIT, kept, record


@pytest.fixture
def course(tmp_path):
    """A course of one unit."""
    return Course(tiny.course(tmp_path / "course", units=[UNIT]))


@pytest.fixture
def app(course, monkeypatch):
    """The course's application."""
    monkeypatch.setenv("PATH", os.environ["PATH"])
    return application(course)


def test_a_page_grows_old(course, app):
    """Is a page old after another mark, penalty, comment or notebook, and where there is none?"""
    kept(course, app, [record("jane")], [])
    content = fingerprint.Contents(course, of_marks(app)).of("jane", UNIT)
    one = record("jane")
    assert is_current(course, one, content)
    for other in (record("jane", 1.0), record("jane", penalty=1.0), replace(one, comments=("!",))):
        assert not is_current(course, other, content)
    assert not is_current(course, one, "another")
    path(course, "jane", UNIT).unlink()
    assert not is_current(course, one, content)
