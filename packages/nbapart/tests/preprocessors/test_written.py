"""Prose that lies beside its cell is found."""

from dataclasses import replace

import pytest
from nbapart.preprocessors import written
from nbapart.preprocessors.expected import Expected
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

TASK = Expected("why-task", "markdown", "Say why.\n\nIn a sentence.", locked=True)
WHY = Expected("why", "markdown", "Write here.", grade=True, solution=True, points=3.0)


def sheet(*own, source="Write here."):
    """An answer in prose with cells of the student's own behind it."""
    cells = [TASK.cell(), WHY.cell(), *own, tiny.cell(new_markdown_cell, "End.", "end")]
    cells[1].source = source
    for number, cell in enumerate(cells):
        cell.id = f"c{number}"
    return new_notebook(cells=cells)


@pytest.mark.parametrize(
    ("own", "source"),
    [
        ([new_markdown_cell("Because.")], "Because."),
        ([new_raw_cell("Because.")], "Because."),
        ([new_markdown_cell("a."), new_markdown_cell("b.")], "a.\n\nb."),
        ([new_code_cell("1"), new_markdown_cell("Because.")], "Because."),
        ([new_code_cell("# Because\n\n## of this.")], "Because\n\nof this."),
        ([new_code_cell('"""Because."""\n')], "Because."),
        ([new_code_cell("r'''Because.'''")], "Because."),
    ],
)
def test_prose_is_put_into_its_cell(own, source):
    """Is all prose put there in its order, and taken away beside it?"""
    notebook = sheet(*own)
    assert written.gather(notebook, [TASK, WHY]) == ["why"]
    assert notebook.cells[1].source == source
    assert len(notebook.cells) == 3 + sum(cell.source == "1" for cell in own)


@pytest.mark.parametrize(
    "own",
    [
        [],
        [new_markdown_cell(" ")],
        [new_code_cell("1")],
        [new_code_cell(" \n")],
        [new_code_cell('"""a""" + f("""b""")')],
        [new_code_cell("# Why?\nx = 1")],
    ],
)
def test_nothing_is_found_where_nothing_is(own):
    """Does an answer stay untouched beside which there is no prose?"""
    notebook = sheet(*own)
    assert written.gather(notebook, [TASK, WHY]) == []
    assert notebook.cells[1].source == "Write here."


def test_a_text_of_the_sheet_is_no_answer():
    """Is a text of the instructor's left where it is, and a student's beside it found?"""
    texts = ["# Part B\n\nNow show it."]
    notebook = sheet(new_markdown_cell("# Part B \nNow show it.\n"))
    assert written.gather(notebook, [TASK, WHY], texts) == []
    notebook.cells.insert(2, new_markdown_cell("Because."))
    assert written.gather(notebook, [TASK, WHY], texts) == ["why"]
    assert [cell.source for cell in notebook.cells[1:3]] == [
        "Because.",
        "# Part B \nNow show it.\n",
    ]


def test_prose_at_the_end_waits():
    """Is prose far below copied to each answer that was left open, and none from above it?"""
    reason = replace(WHY, name="reason")
    units = [TASK.cell(), WHY.cell(), TASK.cell(), reason.cell(), TASK.cell()]
    cells = [new_markdown_cell("I am Ada."), *units]
    for number, cell in enumerate(cells):
        cell.id = f"c{number}"
    notebook = new_notebook(cells=[*cells, new_markdown_cell("Because.")])
    assert written.gather(notebook, [TASK, WHY, reason]) == ["why", "reason"]
    shown = [cell.source for cell in notebook.cells]
    assert [shown[2], shown[4], shown[6]] == ["Because."] * 3


def test_an_answer_in_its_cell_stays():
    """Is prose beside an answer that was written in its cell left where it is?"""
    notebook = sheet(new_markdown_cell("My notes."), source="Because.")
    assert written.gather(notebook, [TASK, WHY]) == []
    assert len(notebook.cells) == 4


def test_what_was_added_to_a_task():
    """Are the lines found that a student has written into the text before the answer?"""
    tasks = written.tasks([TASK, WHY])
    assert tasks == {"why-task"}
    cell = TASK.cell()
    assert written.added(cell, TASK, tasks) == []
    cell.source += "\n\nBecause."
    [own] = written.added(cell, TASK, tasks)
    assert own.source == "Because."
    assert written.added(cell, TASK, set()) == []
