"""Does the command `course` say what to install where marking is not installed?"""

import subprocess
import sys
import tomllib

import pytest
from helpers.units import ROOT

CODE = """
import sys
sys.modules[{name!r}] = None
sys.argv = ["course", "grade"]
from sigmoid_course.command import main
main()
"""


@pytest.mark.parametrize("name", ["nbapart", "click"])
def test_what_is_missing_is_said(name):
    """Is what is missing named, with the way to get it, and no traceback?"""
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(name=name)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert f"course marks, and {name}, which that needs, is not installed" in done.stderr
    assert '".[marking]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_other_failures_pass():
    """Is a module of the course's own that is missing no matter of what to install?"""
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(name="sigmoid_course.cli")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "ModuleNotFoundError" in done.stderr


def test_the_command_begins_here():
    """Is this entry the one that is installed?"""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"course": "sigmoid_course.command:main"}
    assert "marking" in project["optional-dependencies"]
