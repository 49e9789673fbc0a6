"""What this machine lacks for the course's own commands is said, and how to get it."""

import pytest
from nbapart.cli import print_findings
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


def test_what_tests_alone_lack_is_no_fault(capsys):
    """Does the command end well where nothing but the tests' things are missing?"""
    tests = doctor.Finding("make test", "Chromium", "get it", for_tests=True)
    assert not print_findings([tests, doctor.Finding("make grade", "nbgrader")])
    assert "lacks  Chromium -> get it" in capsys.readouterr().out
    assert print_findings([tests, doctor.Finding("make grade", "nbgrader", "get it")])


@pytest.mark.parametrize("path", [None, "/usr/bin/chromium"])
def test_chromium_is_for_the_tests(monkeypatch, path):
    """Is Chromium said to be for the tests alone, whether it is there or not?"""
    monkeypatch.setattr(doctor.shutil, "which", lambda asked: path)
    assert doctor.chromium().for_tests


def test_another_environment(tmp_path, monkeypatch):
    """Is it said when the course's own environment is not the one in use?"""
    monkeypatch.setattr(doctor.doctor, "sandbox", lambda course, command: [])
    course = Course(tiny.course(tmp_path))
    assert "make setup" in doctor.environment(course).cure
    assert doctor.environment(course) in doctor.examine(course)
