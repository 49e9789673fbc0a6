"""Tests of the time that a student's function may take in a notebook."""

import signal
from types import SimpleNamespace

import pytest

from sigmoid_course.checks import time_limit
from sigmoid_course.checks.call import call
from sigmoid_course.checks.messages import stopped
from sigmoid_course.checks.time_limit import StillRunning, limited


@pytest.fixture
def notebook(monkeypatch):
    """A kernel's shell, in whose cells a function has a tenth of a second.

    As in a kernel, an interrupt raises, also where tests run in the background.
    """
    shell = SimpleNamespace(
        kernel=True, execution_count=1, sigmoid_course=SimpleNamespace(changes=0)
    )
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    monkeypatch.setattr(time_limit, "LIMIT", 0.1)
    monkeypatch.setattr(time_limit, "LATER", 0.05)
    monkeypatch.setattr(time_limit, "_left", {})
    monkeypatch.setattr(time_limit, "_endless", {})
    yield shell
    signal.signal(signal.SIGINT, before)


def cell(source):
    """The function f that a cell defines."""
    names = {"__name__": "__main__"}
    exec(source, names)
    return names["f"]


ENDLESS = cell("def f(x):\n    while True:\n        x = x + 1")
CAUGHT = cell("def f(x):\n    while True:\n        try: x = x + 1\n        except Exception: pass")


@pytest.mark.parametrize("function", [ENDLESS, CAUGHT])
def test_an_endless_loop_is_stopped(notebook, function):
    """Is a function without end stopped, and is its line told?"""
    done = call(function, 1.0)
    assert isinstance(done.error, StillRunning)
    said = stopped("f(1.0)", done.error)
    assert said.startswith("f(1.0): your function was still running after 0.1 seconds, in line ")
    assert said.split("in line ")[1][0] in "234"


def test_endless_calls_share_the_time(notebook):
    """Do the calls of one cell have one time together, and those of the next one theirs?"""
    assert isinstance(call(ENDLESS, 1.0).error, StillRunning)
    assert time_limit._left[1] < 0.1 / 2
    notebook.execution_count = 2
    assert call(lambda x: x + 1, 1.0).value == 2
    assert time_limit._left[2] > time_limit._left.get(1, 0)


def test_endless_answers_share_one_limit(notebook):
    """Has an endless call of a later cell less time, until a cell of the notebook is changed?"""
    said = []
    for notebook.execution_count, notebook.sigmoid_course.changes in [(1, 0), (2, 0), (3, 1)]:
        said.append(str(call(ENDLESS, 1.0).error))
    assert [text.split()[4] for text in said] == ["0.1", "0.05", "0.1"]


def test_an_interrupt_by_hand_is_passed_on(notebook):
    """Is Ctrl-C an interrupt still, and no message about time?"""

    def interrupted(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), limited():
        interrupted(1)


def test_a_function_in_time(notebook):
    """Is the value of a function in time its own?"""
    assert call(lambda x: x + 1, 1.0).value == 2


def test_no_limit_outside_of_notebooks(monkeypatch):
    """Does a call take as long as it needs where submissions are marked?"""
    monkeypatch.setattr(time_limit, "LIMIT", 0.0)
    assert call(lambda x: max(range(10**6)), 1.0).value == 10**6 - 1
