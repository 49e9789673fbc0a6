"""Cells of a notebook that never end share the time that nbgrader waits for one."""

from copy import deepcopy

import nbformat
import pytest
from nbapart import share_timeout
from nbgrader.preprocessors import Execute
from traitlets.config import Config

SECONDS, LATER = 15, 2


@pytest.fixture
def c():
    """Settings as nbgrader has them: copied in depth."""
    config = Config()
    share_timeout(config, SECONDS, later=LATER)
    return deepcopy(config)


def waits(c, *cells, is_answer=True):
    """How long each cell of a notebook may take; the cells are True where they never end."""
    for index, is_endless in enumerate(cells):
        cell = {"outputs": [], "metadata": {"nbgrader": {"solution": is_answer}}}
        c.Execute.on_cell_start(cell=cell, cell_index=index)
        yield c.Execute.timeout_func(cell)
        cell["outputs"] += [{"ename": "CellTimeoutError"}] * is_endless


def test_the_first_takes_the_time_of_all(c):
    """Has each cell the whole time until one does not end, and little from then on?"""
    assert [*waits(c, False, True, True, False)] == [SECONDS, SECONDS, LATER, LATER]


def test_a_check_keeps_its_time(c):
    """Has a cell that is no answer the whole time, also after one that did not end?"""
    assert [*waits(c, True, True, is_answer=False)] == [SECONDS, SECONDS]


def test_a_notebook_begins_anew(c):
    """Has the next notebook in the same process the whole time again?"""
    assert [*waits(c, True, True)] == [SECONDS, LATER]
    assert [*waits(c, False, True)] == [SECONDS, SECONDS]


def test_nbgrader_waits_as_long():
    """Does nbgrader stop a cell when it is told to, and say so by the name that is known?"""
    config = Config()
    share_timeout(config, 1, later=1)
    source = "import time\nwhile True: time.sleep(0.01)"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    Execute(config=config).preprocess(notebook, {})
    assert notebook.cells[0].outputs[-1]["ename"] == "CellTimeoutError"
