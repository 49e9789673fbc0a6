"""The command `nbapart`: an nbgrader course of two lines of settings is marked by it."""

import re
import subprocess
import sys
from pathlib import Path

import nbapart as nbapart_package
import pytest
from click.testing import CliRunner
from nbapart.cli import main
from nbapart_helpers import tiny
from nbapart_helpers.fresh import loaded

README = Path(nbapart_package.__file__).parents[2] / "README.md"
SETTINGS = README.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]


def nbapart(*arguments):
    """Run the command inside this process; for commands that start no kernel."""
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_tells_and_shows_an_example(name):
    """Does every command's help say what it does, and show how it is called?"""
    text = nbapart(name, "--help").output
    assert f"nbapart {name}" in text.partition("Example")[2]
    assert "PROGRAM" not in text


def test_start_is_light():
    """Does the command's help load none of the heavy libraries?"""
    program = (
        "from click.testing import CliRunner; from nbapart.cli import main;"
        "CliRunner().invoke(main, ['--help'], standalone_mode=False, catch_exceptions=False)"
    )
    assert loaded(program, "nbgrader", "numpy", "nbformat", "rich", "jupyter_client") == set()


def test_an_empty_course_is_told_what_to_do(tmp_path, monkeypatch):
    """Is a course without submissions told where they are expected?"""
    monkeypatch.chdir(tiny.course(tmp_path, units=["1-first"]))
    run = subprocess.run(
        [sys.executable, "-m", "nbapart", "grade"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "has no submission: expected STUDENT/UNIT/UNIT.ipynb in it" in run.stderr


def test_two_lines_are_enough(tmp_path):
    """Is a course marked, and fed back, whose settings are the two lines of the README?"""
    root = tiny.course(tmp_path, units=["1-first"])
    (root / "nbgrader_config.py").write_text(SETTINGS + tiny.WITHOUT.replace("c.", "get_config()."))
    tiny.write(root / "in" / "ada" / "1-first.ipynb", tiny.notebook())
    runs = [
        subprocess.run(
            [sys.executable, "-m", "nbapart", *words], cwd=root, capture_output=True, text=True
        )
        for words in (["release"], ["collect", "in"], ["grade"])
    ]
    assert [run.returncode for run in runs] == [0, 0, 0], runs[-1].stderr
    assert re.search(r"│ ada +│ +3 of 6 │ +3 of 6 │", runs[2].stdout), runs[2].stdout
    page = Path(root / "feedback/ada/1-first/1-first.html").read_text(encoding="utf-8")
    assert "BEGIN HIDDEN TESTS" not in page
