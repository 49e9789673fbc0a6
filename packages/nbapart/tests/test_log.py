"""What libraries say goes to a file; what is meant for people goes to the terminal."""

import logging
import os
import subprocess
import sys
import warnings

import pytest
from nbapart import log
from nbapart.errors import CourseError


def test_people_and_libraries_are_told_apart(tmp_path, capfd):
    """Do prints, warnings, logs and child processes go to the file, and nothing else?"""
    path = tmp_path / "logs" / "grade.log"
    with log.redirected(path) as terminal:
        print("for people", file=terminal)
        subprocess.run([sys.executable, "-c", "import os; os.write(2, b'child')"], check=True)
        subprocess.run(["echo", "program"], check=True)
        warnings.warn("a warning", stacklevel=1)
    assert capfd.readouterr().out == "for people\n"
    said = path.read_text()
    assert "child" in said
    assert "program" in said


def test_the_terminal_comes_back_after_an_error(tmp_path, capfd):
    """Does the terminal come back when the block fails?"""

    with pytest.raises(ValueError, match="lost"), log.redirected(tmp_path / "grade.log"):
        raise ValueError("lost")
    subprocess.run(["echo", "again"], check=True)
    assert capfd.readouterr().out == "again\n"


def test_reasons_are_kept_for_the_block_alone():
    """Are errors collected while the block lasts, and warnings left out?"""
    logger = logging.getLogger("test_log")
    logger.propagate = False
    with log.reasons(logger) as reasons:
        logger.warning("no matter")
        logger.error("It has failed\nfor a reason.")
        assert str(reasons) == "It has failed"
        try:
            raise KeyError("x")
        except KeyError:
            logger.error("Traceback ...")
    logger.error("later")
    assert reasons.lines == ["It has failed", "Traceback ..."]
    assert str(reasons) == "KeyError: 'x'"


def test_a_log_that_cannot_be_written(tmp_path):
    """Is a log that cannot be written named, and is no file left open?"""
    (tmp_path / "logs").write_text("a file in the folder's place")
    (tmp_path / "grade.log").mkdir()
    before = os.listdir("/proc/self/fd")
    for path in (tmp_path / "logs" / "grade.log", tmp_path / "grade.log"):
        with pytest.raises(CourseError, match=r"grade\.log cannot be written: "):
            log.redirected(path).__enter__()
    assert len(os.listdir("/proc/self/fd")) == len(before)
