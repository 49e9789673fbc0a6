"""What all tests of marking share: a process as a command has it."""

import os

import pytest
from nbapart import extensions
from nbapart.course import Course, application
from nbapart_helpers import tiny


@pytest.fixture(autouse=True, scope="module")
def no_other_course():
    """No extension of another course is in use.

    A worker that is asked to mark refuses code that is not the code of whoever asks.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extensions, "_names", [])
        patch.setattr(extensions, "_packages", [])
        yield


@pytest.fixture(autouse=True)
def own_path(monkeypatch):
    """PATH is as before when a test ends; nbgrader's commands change it."""
    monkeypatch.setenv("PATH", os.environ["PATH"])


@pytest.fixture
def course(tmp_path):
    """A course of one unit."""
    return Course(tiny.course(tmp_path / "course", units=["1-first"]))


@pytest.fixture
def app(course):
    """The course's application."""
    return application(course)
