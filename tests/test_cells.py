"""Tests of what is remembered of a notebook's cells, in a kernel and without one."""

from types import SimpleNamespace

import pytest
from helpers.kernels import run

from sigmoid_course import cells

IMPORT = "from sigmoid_course import tutor"
CHECK = f'{IMPORT}\ntutor.check_expression(steps, "2x")'


@pytest.fixture(scope="module")
def story():
    """A student's cells and what each said, from a kernel that runs them all."""
    sources = {
        "first": CHECK,
        "near": "stesp = '2x'",
        "after near": CHECK,
        "away again": "del stesp",
        "no colon": "def f(x)\n    return x\nsteps = '2x'",
        "after no colon": CHECK,
        "right": "steps = 'x + x'",
        "after right": CHECK,
        "divided": "a = 1\nb = 1 / 0\nsteps = '2x'",
        "after divided": CHECK,
        "left over": "steps",
        "misspelt": "steps = '' + stesp",
        "after misspelt": CHECK,
        "elsewhere": "print(stesp)",
        "after the name": "steps = 'x + x'\n1 / 0",
        "content": CHECK,
        "half of it": "steps = 'x'\nsteps += tail",
        "after half of it": CHECK,
        "mended": "steps = '3x'",
        "after mended": CHECK,
        "own assertion": "assert 1 == 2",
        "no quotes": "steps = 2x + 1",
        "after no quotes": CHECK,
        "open quote": 'steps = """2x\n',
        "after open quote": CHECK,
        "in a function": f"def check():\n    {IMPORT}\n    tutor.check_expression(slope, '2')",
        "no answer": f"check() # {CHECK.splitlines()[1]}",
    }
    return dict(zip(sources, run(IMPORT, *sources.values())[1:], strict=True))


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("after no colon", "SyntaxError: expected ':' (line 1 of that cell)"),
        ("after divided", "ZeroDivisionError: division by zero (line 2 of that cell)"),
        ("after misspelt", "NameError: name 'stesp' is not defined (line 1 of that cell)"),
        ("after half of it", "NameError: name 'tail' is not defined (line 2 of that cell)"),
    ],
)
def test_a_check_says_how_the_answer_stopped(story, cell, error):
    """Does a check say the error of the cell with the answer, and no traceback of its own?"""
    assert story[cell] == f"Not yet: steps: the cell that should define steps stops: {error}"


def test_an_open_quote(story):
    """Does a check say what is open, as Python does, and on which line it begins?"""
    start = "Not yet: steps: the cell that should define steps stops: SyntaxError: unterminated"
    assert story["after open quote"].startswith(start)
    assert story["after open quote"].endswith("(line 1 of that cell)")


def test_a_derivation_without_quotes(story):
    """Does a check of a text say that it wants quotes, and only where they are missing?"""
    error = "SyntaxError: invalid decimal literal (line 1 of that cell)"
    said = f"Not yet: steps: the cell that should define steps stops: {error}"
    assert story["after no quotes"] == f"{said}\nThis answer is a text: write it between quotes."
    assert "quotes" not in story["after divided"]
    assert "quotes" not in story["after half of it"]


def test_an_answer_that_is_wrong_in_a_whole_cell(story):
    """Does a check say what is wrong with it, and is an assertion of the student's Python's?"""
    assert story["after mended"].startswith("Not yet: steps: Not the same function")
    assert "AssertionError" in story["own assertion"]


def test_a_name_that_no_cell_defines(story):
    """Does a check say that no cell was run that defines the name?"""
    assert story["first"].startswith("Not yet: steps: no cell that was run defines it.")
    assert story["no answer"].startswith("Not yet: slope: no cell that was run defines it.")
    assert "with the name slope in it" in story["no answer"]


def test_a_name_that_is_spelled_otherwise(story):
    """Does a check say which name there is in place of the one that it looks for?"""
    said = "Not yet: steps: no cell that was run defines it. There is stesp: is that your answer?"
    assert story["after near"] == said


def test_what_is_left_over_stays(story):
    """Is a name of an earlier run, which a check does not take, there for other cells?"""
    assert story["after right"] == story["content"] == "steps: Right.\n"
    assert story["left over"] == "'x + x'"


def test_other_name_errors_are_python_s(story):
    """Has a name error in a cell without a check its traceback?"""
    assert "Traceback" in story["elsewhere"]
    assert "Not yet" not in story["elsewhere"]


@pytest.fixture
def watched():
    """Cells of a shell that is not running, and what runs in it."""
    shell = SimpleNamespace(user_ns={})
    return cells.Cells(shell)


def ran(watched, cell_id, source, error=None):
    """Run a cell that has an id, as a notebook's have, and ends with an error."""
    watched.begin(SimpleNamespace(raw_cell=source, cell_id=cell_id))
    watched.end(SimpleNamespace(error_before_exec=None, error_in_exec=error))


def test_a_cell_that_was_interrupted(watched):
    """Does a check say that the answer's cell did not end, and ask for a loop?"""
    ran(watched, "steps", "steps = 1\nwhile True: pass", KeyboardInterrupt())
    said = "steps: the cell that should define steps was still running when it was stopped."
    assert watched.about("steps") == f"{said} Is there a loop in it that never ends?"


def test_changes_are_counted(watched):
    """Does a cell count that is not what it was, and no new one, and none without an id?"""
    for cell_id, source in [("a", "1"), ("b", "2"), ("a", "1"), ("a", "3"), (None, "4")]:
        ran(watched, cell_id, source)
    assert watched.changes == 1


def test_an_exercise_has_answers(watched):
    """Is an exercise known by its cell, and its first answer that is not right the one meant?"""
    both = "tutor.check_table(first, [1])\ntutor.check_table(second, [1])"
    ran(watched, "table-check", both, AssertionError("second: a number is missing."))
    assert watched.waiting("table") == "second"
    assert watched.waiting("first") == "first"
    assert watched.waiting("other") == "other"
    ran(watched, "table-check", both)
    assert watched.waiting("table") == "second"
    ran(watched, None, both, AssertionError("first: a number is missing."))
    assert watched.waiting("table") == "first"


def test_nothing_is_watched_without_a_kernel():
    """Is a program without a kernel left as it is?"""
    assert cells.watch() is None
