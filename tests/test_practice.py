"""Tests of practice in a notebook."""

from itertools import pairwise

import nbformat
import pytest
from helpers import units
from nbclient import NotebookClient
from steptrace.practice.patterns import RULES, SLIPS
from steptrace.practice.task import Task, Unknown

from sigmoid_course import practice as module
from sigmoid_course.practice import UNITS, Exercise, Memory, practice


@pytest.fixture(autouse=True)
def memory(monkeypatch):
    """A kernel that has just been started."""
    fresh = Memory()
    monkeypatch.setattr(module, "MEMORY", fresh)
    return fresh


def test_units_are_those_of_the_course():
    """Does each unit train rules and slips that there are?"""
    assert list(UNITS) == sorted(path.name for path in units.ROOT.glob("source/*-*"))
    assert {name for names in UNITS.values() for name in names} <= {*RULES, *SLIPS}


@pytest.mark.parametrize("about", [2, "2", "unit 2", "Unit 2", "2-derivative", " 2 "])
def test_a_unit_trains_its_rules(about):
    """Do all of a unit's rules come, whichever way it is named?"""
    found = {practice(about, seed=seed).task.about for seed in range(40)}
    assert found == set(UNITS["2-derivative"])


@pytest.mark.parametrize("about", ["chian rule", "unit 7", 0, "27"])
def test_what_there_is_not(about):
    """Is a name that is misspelt, or a unit that there is not, refused?"""
    with pytest.raises(Unknown, match="There is no rule"):
        practice(about)


def test_a_task_is_shown_with_what_to_type(capsys):
    """Does a task say what to do, and give the cell to go on with?"""
    task = practice("chain rule", level=2, seed=4)
    title, asked, _, *cell = capsys.readouterr().out.splitlines()
    assert title == "chain rule, level 2"
    assert asked == task.task.asked
    assert cell == ['task.check(r"""', task.task.start, "=", '""")']


def test_two_in_a_row_are_never_alike():
    """Do two tasks in a row differ, though each call begins anew?"""
    starts = [practice("power rule").task.start for _ in range(60)]
    assert all(one != other for one, other in pairwise(starts))


def test_a_seed_gives_the_same_task():
    """Is a seed kept to, whatever came before?"""
    assert len({practice("chain rule", 1, seed=7).task.start for _ in range(5)}) == 1


def test_a_wrong_answer_is_shown_line_by_line(capsys):
    """Are the trace up to the fault and the message shown, and the message alone for praise?"""
    task = practice("differentiate both sides", seed=1)
    capsys.readouterr()
    task.check(f"{task.task.start}\n2x = 0\ny' = 0")
    shown = capsys.readouterr().out
    assert shown.startswith("Broken at line 2.")
    assert "Line 2: Does not follow." in shown
    assert "y' = 0" not in shown


def tasks_from(*starts):
    """Exercises of the exponential rule with these starts."""
    pattern = RULES["exponential rule"][0][0]
    return [Exercise(Task("exponential rule", start, pattern)) for start in starts]


def test_a_slip_that_comes_twice_is_trained(capsys):
    """Does the next task train a slip that came in two answers, once, and say why?"""
    first, second = tasks_from("d/dx[e^x]", "d/dx[2^x]")
    first.check("d/dx[e^x]\n= x e^(x - 1)")
    assert practice("chain rule").task.about == "chain rule"
    second.check("d/dx[2^x]\n= x * 2^(x - 1)")
    capsys.readouterr()
    assert practice("chain rule").task.about == "power-rule-on-exponential"
    assert "That came twice, so this task trains just that." in capsys.readouterr().out
    assert practice("chain rule").task.about == "chain rule"


def test_a_seed_comes_before_a_slip(memory):
    """Is a task that is asked for by its seed given, with the slip trained afterwards?"""
    memory.slips["sign"] = 2
    assert practice("chain rule", seed=1).task.about == "chain rule"
    assert practice("chain rule").task.about == "sign"


def test_an_answer_that_is_checked_again_counts_once(memory):
    """Does running a cell again leave the count as it is, and another answer raise it?"""
    (task,) = tasks_from("d/dx[e^x]")
    for _ in range(3):
        task.check("d/dx[e^x]\n= x e^(x - 1)")
    assert memory.slips == {"power-rule-on-exponential": 1}
    task.check("d/dx[e^x]\n= d/dx[e^x]\n= x e^(x - 1)")
    assert memory.slips == {"power-rule-on-exponential": 2}


CELLS = [
    "from sigmoid_course import tutor",
    'task = tutor.practice("chain rule", level=1, seed=2)',
    'task.check(task.task.start + "\\n= 0")',
    'tutor.practice("chian rule")',
]


@pytest.fixture(scope="module")
def outputs():
    """What cells show in a kernel, and what stands in their folder afterwards."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    book = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(book, allow_errors=True, kernel_name="python3", timeout=120).execute()
    return [cell.outputs for cell in book.cells]


def test_a_notebook_shows_it_typeset(outputs):
    """Is a task typeset, its wrong answer shown as a table, and a misspelt name asked about?"""
    _, (shown,), (traced, said), (refused,) = outputs
    assert "$$\\frac{d}{dx}" in shown.data["text/markdown"]
    assert "<table" in traced.data["text/html"]
    assert said.text.startswith("Line 2: Does not follow.")
    assert refused.traceback == [
        "There is no rule and no slip called 'chian rule'. Did you mean 'chain rule'?"
    ]
