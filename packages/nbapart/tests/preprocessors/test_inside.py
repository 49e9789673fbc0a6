"""A test that runs inside is marked as nbgrader marks it, and touches no other test."""

from copy import deepcopy

import pytest
from nbapart import findings, way
from nbapart.limits import Limits
from nbapart.preprocessors import inside
from nbapart.preprocessors.execute import SafeExecute
from nbapart.sandbox.manager import Manager
from nbapart.way import Way
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade


def answer(source):
    return tiny.cell(new_code_cell, source, "answer", solution=True)


def marks(source, chosen=Way.INSIDE, points=2, name="marks"):
    source = way.written(source, chosen)
    return tiny.cell(new_code_cell, source, name, points=points, grade=True, locked=True)


def ran(*cells, how=SafeExecute):
    """The test cells of a notebook that was run."""
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    notebook = new_notebook(cells=list(cells))
    if how is SafeExecute:
        preprocessor, manager = SafeExecute(timeout=60), Manager(start="open", limits=Limits())
        preprocessor.preprocess(notebook, {}, manager)
    else:
        how(timeout=60, kernel_name="python3").preprocess(notebook, {})
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]


ENDINGS = [
    "assert a == 1",
    "assert a == 2",
    "assert f(b) is b",
    "assert f(b) is not b",
    "f(b)",
    "f(a)",
    "f(a);",
    "f(0.5)",
    "f(-1)",
    "import sys\nprint('a', file=sys.stderr)",
    "import warnings\nwarnings.warn('a')",
    "'text'",
    "f('0.5')",
    "None",
    "display(1)",
    "print(0.5)",
    "True",
    "assert 'a' in globals() and not hasattr(f, 'x')",
    "%time f(1);",
    "import inspect\nassert 'return x' in inspect.getsource(f)",
]


def test_points_are_those_of_nbgrader():
    """Does each test give what it gives in nbgrader itself, whatever it ends in?"""
    cells = [answer("a = 1\nb = [1]\ndef f(x):\n    return x"), *map(marks, ENDINGS)]
    stock, ours = ran(*deepcopy(cells), how=Execute), ran(*cells)
    for one, other, source in zip(ours, stock, ENDINGS, strict=True):
        assert determine_grade(one) == determine_grade(other), source


def shown(**data):
    """A test that has shown a value."""
    cell = marks("x")
    cell.outputs = [new_output("execute_result", data=data)]
    return cell


@pytest.mark.parametrize("cell", [shown(**{"text/plain": "5"}), shown(**{"image/png": "aaaa"})])
def test_what_nbgrader_stops_at_waits_for_a_person(cell):
    """Does a value of which there are no points wait, where nbgrader marks the sheet no more?"""
    with pytest.raises((KeyError, ValueError)):
        determine_grade(cell)
    [found] = inside.doubtful(cell).found
    assert determine_grade(cell) == (0, 2)
    assert found.needs_person
    assert found.name == "could not be marked"


def test_it_is_written_down_that_it_waits():
    """Do the findings stand in the cell of a sheet that was run?"""
    waiting, final = ran(answer("a = 5"), marks("a"), marks("a - 4"))
    assert findings.read(waiting).needs_person
    assert findings.read(final) == findings.Findings()


def test_the_way_is_the_instructors():
    """Does no line of a student's, and none in another cell, run a test inside?"""
    own = answer("a = []\n# nbapart: inside")
    source = "assert get_ipython()"
    cells = ran(own, marks(source, Way.APART), new_code_cell(source), marks(source))
    assert [determine_grade(cell)[0] for cell in cells] == [0, 2]


def test_a_forged_mark_is_one_test_s():
    """Does a student who forges the tests that run inside gain no other test's points?"""
    forged = "import builtins\nbuiltins.AssertionError = Warning\na = 0\n"
    forged += "get_ipython().input_transformers_cleanup.append(lambda lines: ['2'])"
    cells = ran(
        answer(forged),
        marks("assert a == 1", name="inside"),
        marks("assert a == 1", Way.APART, name="apart"),
    )
    assert [determine_grade(cell)[0] for cell in cells] == [2, 0]


def test_a_scratch_cell_runs_it_once():
    """Does a test that changes what it looks at run once, also behind a student's own cell?"""
    first = marks("assert True", Way.APART, name="check")
    counting = marks("count += 1\nassert count == 1", name="marks")
    cells = ran(answer("count = 0"), first, new_code_cell("3"), counting)
    assert [determine_grade(cell)[0] for cell in cells] == [2, 2]
