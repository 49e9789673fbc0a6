"""What this machine lacks for the course's own commands is said, and how to get it."""

import pytest
from nbapart.course import Course
from nbapart_helpers import tiny

from sigmoid_course import doctor


def test_lab_without_panels(tmp_path):
    """Is JupyterLab without nbgrader's panels not enough?"""
    assert doctor.lab(tmp_path).cure == "make setup"


@pytest.mark.parametrize("name", [None, "chromium", "chromium-browser"])
def test_chromium(monkeypatch, name):
    """Is Chromium found by either of its names, and said how to get otherwise?"""
    monkeypatch.setattr(doctor.shutil, "which", lambda asked: asked if asked == name else None)
    assert (doctor.chromium().cure is None) == (name is not None)


def test_another_environment(tmp_path, monkeypatch):
    """Is it said when the course's own environment is not the one in use?"""
    monkeypatch.setattr(doctor.doctor, "sandbox", lambda course, command: [])
    course = Course(tiny.course(tmp_path))
    assert "make setup" in doctor.environment(course).cure
    assert doctor.environment(course) in doctor.examine(course)
