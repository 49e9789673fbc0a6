"""One command at a time changes a course."""

import os
import socket
import subprocess
import sys

import pytest
from nbapart.alone import alone
from nbapart.course import Course
from nbapart.errors import CourseError

HOLD = """
import sys
from pathlib import Path
from nbapart.alone import alone
from nbapart.course import Course
with alone(Course(Path(sys.argv[1])), "course grade"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_one_is_told_who_runs(tmp_path):
    """Is said who holds the lock, where and since when, and is it free after that was killed?"""
    course = Course(tmp_path)
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        said = (
            rf"course grade runs already: process {holder.pid} on {socket.gethostname()}, since 2"
        )
        with pytest.raises(CourseError, match=said), alone(course, "course grade"):
            pass
        holder.kill()
    with alone(course, "course collect"):
        assert f"course collect runs already: process {os.getpid()}" in (
            tmp_path / ".nbapart/lock"
        ).read_text(encoding="utf-8")


def test_it_is_free_after_the_block(tmp_path):
    """Is the lock free again, also after an error in the block?"""
    for _ in range(2):
        with pytest.raises(ValueError, match="x"), alone(Course(tmp_path), "course grade"):
            raise ValueError("x")
    assert not (tmp_path / ".nbapart/lock").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written(tmp_path):
    """Is the file named that cannot be written?"""
    (tmp_path / ".nbapart").write_text("")
    cannot = pytest.raises(CourseError, match=r"lock cannot be written")
    with cannot, alone(Course(tmp_path), "course grade"):
        pass
