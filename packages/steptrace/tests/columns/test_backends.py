"""The tracer's tests of values and verdicts, where NumPy is missing."""

import os
import subprocess
import sys
from pathlib import Path

from steptrace.columns import backend, by_numpy

TESTS = Path(__file__).parents[1]
# Tests of all modules that work on columns, and of all derivations; in one process, to be quick.
FILES = [
    "test_bank.py",
    "test_functions.py",
    "equality/test_evaluate.py",
    "equality/test_compare.py",
    "implicit/test_points.py",
    "implicit/test_on_curve.py",
    "implicit/test_follows.py",
    "search/test_diagnose.py",
]
SHOW = "import steptrace_helpers.without_numpy, steptrace.columns; print(steptrace.columns.backend)"


def _without_numpy(*arguments):
    """Run Python as in a browser, with the tests' helpers at hand."""
    path = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": path},
        cwd=TESTS,
        capture_output=True,
        text=True,
        check=False,
    )


def test_numpy_is_taken_where_it_is():
    """Are columns arrays of NumPy here, and rows of plain Python where NumPy is missing?"""
    assert backend is by_numpy
    ran = _without_numpy("-c", SHOW)
    assert "'steptrace.columns.plain'" in ran.stdout, ran.stderr


def test_the_tracers_tests_pass_without_numpy():
    """Do the tests of what works on columns hold in plain Python too?"""
    options = ["-q", "-p", "steptrace_helpers.without_numpy", "-p", "no:cacheprovider", "-n", "0"]
    ran = _without_numpy("-m", "pytest", *options, *FILES)
    assert ran.returncode == 0, ran.stdout[-4_000:] + ran.stderr
