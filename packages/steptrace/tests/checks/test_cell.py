"""Tests of what a check knows of the notebook's cell that calls it."""

import linecache
import sys

import pytest
from steptrace.checks.cell import answer_name, show

CALLS = [
    ("check(steps)", "steps"),
    ("check(steps, end='x')", "steps"),
    ("x = 1; check(\n    steps,\n    1,\n)", "steps"),
    ("é = 'ü'; check(é); x = 1", "é"),
    ("def within():\n    check(steps)\nwithin()", "steps"),
    ("for each in [1]: check(each) + 0", "each"),
    ("check(1); check(2 + 2)\ncheck(steps)", None),
    ("check('text')", None),
    ("check()", None),
    ("check(end=steps)", None),
    ("check(table['a'])", None),
]


def call(source, name="__main__", known=True):
    """Run a source as a kernel runs a cell; give what its first check took for the name."""
    found, file = [], "<cell of test_cell>"
    if known:
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)

    def check(*_, **__):
        found.append(answer_name())
        return 0

    names = {"__name__": name, "check": check, "steps": "", "table": {"a": 1}}
    try:
        exec(compile(source, file, "exec"), names)
    finally:
        linecache.cache.pop(file, None)
    return found[0]


@pytest.mark.parametrize(("source", "name"), CALLS)
def test_the_name_in_a_call(source, name):
    """Is the name that stands first in the call of a check found, and nothing else?"""
    assert call(source) == name


def test_a_source_that_is_not_known():
    """Is no name given where the source of the cell is not known?"""
    assert call("check(steps)", known=False) is None


def test_a_module_is_no_cell():
    """Is no name given for a call from a module, whose names are not a student's?"""
    assert call("check(steps)", name="module") is None


def test_shown_as_text(capsys, monkeypatch):
    """Is a value printed where there is no notebook?"""
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    show([1, 2])
    assert capsys.readouterr().out == "[1, 2]\n"
