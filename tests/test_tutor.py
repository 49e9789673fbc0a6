"""Tests of the face that notebooks import."""

import ast
import inspect
import subprocess
import sys

import pytest

from sigmoid_course import tutor

CHECKS = [name for name in dir(tutor) if name.startswith("check_")]


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_waits_where_it_fails_itself(name):
    """Is each of the checks made one by the decorator that catches its failures?"""
    made = getattr(tutor, name)
    assert made.__code__.co_name == "guarded"


def test_editors_see_every_name():
    """Do the imports that type checkers read say the same as the table?"""
    tree = ast.parse(inspect.getsource(tutor))
    told = {
        alias.asname: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        for alias in node.names
    }
    assert told == tutor._MODULES


WITHOUT_MARKING = """
import sys
sys.modules.update(dict.fromkeys(["nbapart", "nbgrader", "click"]))
from sigmoid_course import tutor
for name in tutor.__all__:
    assert callable(getattr(tutor, name)), name
assert str(tutor.trace("d/dx x^2\\n= 2x").verdict) == "sound"
tutor.check_table({1: 1.0}, {1: 1.0})
"""


def run(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=120
    )


def test_no_marking_is_needed():
    """Does every name load where neither nbapart nor nbgrader can be imported?"""
    done = run(WITHOUT_MARKING)
    assert (done.returncode, done.stderr) == (0, "")
