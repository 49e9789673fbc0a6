"""Tests of the README's examples: their output is what the README shows."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

from steptrace.messages.english import ENGLISH

README = Path(__file__).parents[1] / "README.md"
TEXT = README.read_text("utf-8")
COMMANDS = re.findall(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", TEXT, re.MULTILINE)


def test_what_python_shows_is_true():
    """Does each line of Python print what stands below it?"""
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0


def test_what_the_command_shows_is_true(tmp_path, monkeypatch):
    """Does the command print for the file what stands below it, and say that it is broken?"""
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    (shown, content), (command, output) = COMMANDS
    assert (shown, command) == ("cat answer.txt", "steptrace answer.txt")
    (tmp_path / "answer.txt").write_text(content, "utf-8")
    call = [sys.executable, "-m", *command.split()]
    ran = subprocess.run(call, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (ran.stdout, ran.stderr, ran.returncode) == (output, "", 1)


def test_every_verdict_is_explained():
    """Is each verdict on a step, and on the whole, named in the README?"""
    rows = set(ENGLISH.entries["verdict"]) - {"let", "start"}
    for verdict in (*rows, "sound", "broken"):
        assert f"`{verdict}`" in TEXT
