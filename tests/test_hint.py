"""Tests of hints in a kernel: a student who asks, changes the answer, checks it and asks again."""

import re

import nbformat
import pytest
from helpers import units
from helpers.kernels import run

from sigmoid_course import tutor

START = "d/dx (x^2 + 1)^3"
RIGHT = f"{START}\\n= 3 (x^2 + 1)^2 * d/dx[x^2 + 1]\\n= 3 (x^2 + 1)^2 * 2x\\n= 6x (x^2 + 1)^2"
ASK = 'tutor.hint("cube")'
IMPORT = "from sigmoid_course import tutor"


@pytest.fixture(scope="module")
def said():
    """What `tutor.hint` says in the course of a student's work on sheet 2."""
    check = released("2-derivative", "cube-check")
    tries = {
        "first": START,
        "unchanged": START,
        "spaces": f" {START} ",
        "second": f"{START}\\n= 3 (x^2 + 1)^2",
        "back": START,
        "third": f"{START}\\n= 2 (x^2 + 1)",
        "fourth": f"{START}\\n= x",
        "fifth": f"{START}\\n= 7",
        "next line": RIGHT[: RIGHT.rindex(" * 2x") - len("\\n= 3 (x^2 + 1)^2")],
        "other way": f"{START}\\n= d/dx[x^6 + 3x^4 + 3x^2 + 1]",
        "right": RIGHT,
    }
    cells = [IMPORT, ASK, 'cube = ""', check, ASK]
    for answer in tries.values():
        cells += [f'cube = "{answer}"', check, ASK]
    cells += ['tutor.hint("cubes")', f"cube = '{START}\\n= 8'", ASK]
    outputs = run(*cells)
    names = {
        "before": outputs[1],
        "empty": outputs[4],
        "misspelt": outputs[-3],
        "last": outputs[-1],
    }
    return names | dict(zip(tries, outputs[7:-3:3], strict=True))


def released(unit, slug):
    """The source of a cell of a released sheet."""
    path = units.ROOT / "release" / unit / f"{unit}.ipynb"
    return next(c.source for c in nbformat.read(path, as_version=4).cells if c.id == slug)


def levels(text):
    """The lines of a hint but the last, which is always the same."""
    *lines, last = text.rstrip("\n").split("\n")
    assert last == "Change the answer and run its check again, and you can ask for more."
    return lines


def test_each_changed_answer_opens_a_level(said):
    """Does a hint go from the kind to the rule, the place and the shape, and then stay?"""
    kind, rule, place, shape = levels(said["fourth"])
    assert kind == "cube: After line 1 comes a rule of differentiation."
    assert rule.startswith("By the chain rule.")
    assert place.endswith("A like step: d/dx (2x - 5)^4 becomes 4 (2x - 5)^3 * d/dx[2x - 5].")
    assert shape.endswith(": □ * (□^□ + □)^□ * d/dx[□^□ + □]")
    assert levels(said["first"]) == [kind]
    assert levels(said["second"]) == [kind, rule]
    assert levels(said["third"]) == [kind, rule, place]
    assert said["fifth"] == said["fourth"]


def test_an_unchanged_answer_opens_nothing(said):
    """Is nothing more said after the same answer, one with more space, or an earlier one?"""
    assert said["unchanged"] == said["spaces"] == said["first"]
    assert said["back"] == said["second"]


def test_the_next_line_begins_anew(said):
    """Has a line that was reached a first level of its own?"""
    assert levels(said["next line"]) == ["cube: After line 2 comes a rule of differentiation."]


def test_another_way_than_the_reference(said):
    """Does a true line that the reference has not get the words of the sheet alone?"""
    (only,) = levels(said["other way"])
    assert only.startswith("cube: Line 2 is not on the way that the hints know")
    assert "the outer derivative times the inner derivative" in only


def test_where_there_is_nothing_to_hint_at(said):
    """Is it said that no check was run, that nothing is there, and that the check is content?"""
    assert said["before"].startswith("cube: no check has looked at it yet.")
    assert said["misspelt"].startswith("cubes: no check has looked at it yet.")
    assert said["empty"].startswith("cube: its check says: There is nothing to read yet.")
    assert said["right"] == "cube: its check is content, so there is nothing to hint at.\n"


def test_an_answer_that_was_changed_and_not_checked(said):
    """Is a hint about what the check has seen, whatever the answer has become?"""
    assert said["last"] == said["right"]


def test_an_answer_that_is_no_derivation():
    """Does a hint say again what the check has said?"""
    check = f'{IMPORT}\ntutor.check_expression(slope, "2x")'
    *_, said = run(IMPORT, "slope = '3x'", check, 'tutor.hint("slope")')
    assert said.startswith("slope: its check says: Not the same function:")


def test_without_a_kernel(capsys):
    """Is a program that asks for a hint told to run the check?"""
    tutor.hint("steps")
    assert re.match("steps: no check has looked at it yet", capsys.readouterr().out)
