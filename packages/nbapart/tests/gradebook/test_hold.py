"""Somebody else's hold on the gradebook is waited for, and then said."""

import sqlite3
import threading

import pytest
from nbapart import patches
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart.gradebook import hold
from nbapart.gradebook.read import gradebook
from nbapart_helpers import released, tiny
from nbgrader import api
from nbgrader.api import Gradebook


@pytest.fixture
def app(tmp_path, monkeypatch):
    """A course's application, with a gradebook, that waits for half a second."""
    monkeypatch.setattr(api, "create_engine", api.create_engine)  # put back afterwards
    monkeypatch.setattr(Gradebook, "__init__", Gradebook.__init__)
    monkeypatch.setattr(patches, "GRADEBOOK_SECONDS", 0.5)
    api.create_engine = getattr(api.create_engine, "__wrapped__", api.create_engine)
    return released.generate(Course(tiny.course(tmp_path / "course", units=["1-first"])))


def holder(app):
    """A connection that holds the gradebook alone."""
    path = app.coursedir.db_url.removeprefix("sqlite:///")
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN EXCLUSIVE")
    return connection


def test_a_long_hold_is_said(app):
    """Is it said that another program holds the gradebook, and that nothing is lost?"""
    connection = holder(app)
    with pytest.raises(CourseError, match=r"held by another program.*nothing is lost"):
        hold.wait(app)
    connection.close()
    hold.wait(app)


def test_a_short_hold_is_waited_for(app):
    """Is the gradebook opened as soon as the other has let go of it?"""
    connection = holder(app)
    threading.Timer(0.1, connection.close).start()
    hold.wait(app)
    with gradebook(app) as book:
        assert [one.name for one in book.assignments] == ["1-first"]
