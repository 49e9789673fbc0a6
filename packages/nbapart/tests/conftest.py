"""What all tests of marking share."""

import os

import pytest
from nbapart import extensions


@pytest.fixture(autouse=True)
def as_a_command(monkeypatch):
    """A process as a command has it: with its own PATH, and no extension of another course.

    A worker that is asked to mark refuses code that is not the code of whoever asks.
    """
    monkeypatch.setenv("PATH", os.environ["PATH"])
    monkeypatch.setattr(extensions, "_names", [])
    monkeypatch.setattr(extensions, "_packages", [])
