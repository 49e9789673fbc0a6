"""Deleted marking cells come back where they stood."""

from types import SimpleNamespace

import pytest
from helpers import tiny

from sigmoid_course.grading.restore import RestoreCells

ORDER = [cell.id for cell in tiny.notebook().cells]


@pytest.fixture
def restore(tmp_path):
    """The preprocessor with the source's folder, and a gradebook that is a few objects."""
    tiny.write(tmp_path / "unit.ipynb", tiny.notebook())
    made = RestoreCells()
    coursedir = SimpleNamespace(format_path=lambda *_: tmp_path, source_directory="source")
    made.parent = made  # A stand-in: traitlets wants a configurable here.
    made.coursedir = coursedir
    made.notebook_id = made.assignment_id = "unit"
    made.gradebook = SimpleNamespace(find_notebook=lambda *_: saved())
    return made


def grade_ids(notebook):
    """Names of the cells; restored ones are plain dicts until the notebook is written."""
    return [cell["metadata"]["nbgrader"]["grade_id"] for cell in notebook.cells]


def saved():
    """The unit as nbgrader's gradebook knows it."""
    cells = [
        SimpleNamespace(
            name=cell.id,
            cell_type=cell.cell_type,
            source=cell.source,
            locked=cell.metadata.nbgrader.locked,
            checksum="",
            max_score=cell.metadata.nbgrader.get("points"),
            kind=cell.metadata.nbgrader,
        )
        for cell in tiny.notebook().cells
    ]
    return SimpleNamespace(
        source_cells=cells[::-1],
        grade_cells=[cell for cell in cells if cell.kind.grade],
        solution_cells=[cell for cell in cells if cell.kind.solution],
    )


@pytest.mark.parametrize(
    "deleted",
    [["double-marks"], ["double-marks", "word-marks"], ["double-check", "double-marks", "why"]],
)
def test_cells_come_back_where_they_stood(restore, deleted):
    """Does each marking cell come back in its place, other cells staying away?"""
    notebook = tiny.notebook()
    notebook.cells = [cell for cell in notebook.cells if cell.id not in deleted]
    restore.add_missing_grade_cells(notebook, {})
    names = grade_ids(notebook)
    assert names == [name for name in ORDER if name not in deleted or name != "double-check"]


def test_an_empty_notebook_gets_all_that_is_marked(restore):
    """Do all marking cells come back to a notebook in which nothing is left?"""
    notebook = tiny.notebook()
    notebook.cells = []
    restore.add_missing_grade_cells(notebook, {})
    names = grade_ids(notebook)
    assert names == ["double-marks", "word-marks", "why"]


def test_a_cell_of_ones_own_stays_where_it_is(restore):
    """Does a student's own cell keep its place after the cell it follows?"""
    notebook = tiny.notebook()
    del notebook.cells[3]
    notebook.cells.insert(2, tiny.new_code_cell("my own"))
    restore.add_missing_grade_cells(notebook, {})
    sources = [cell.source for cell in notebook.cells]
    assert sources.index("my own") == 2
    assert ORDER.index("double-marks") + 1 == next(
        index for index, source in enumerate(sources) if "def marks" in source
    )


def test_a_marking_cell_robbed_of_its_mark_does_not_count(restore):
    """Does the real cell come back when the student has made an ordinary one of it?"""
    notebook = tiny.notebook()
    notebook.cells[3].metadata.nbgrader.grade = False
    restore.add_missing_grade_cells(notebook, {})
    metas = [cell["metadata"]["nbgrader"] for cell in notebook.cells]
    marked = [meta["grade_id"] for meta in metas if meta["grade"]]
    assert marked == ["double-marks", "word-marks", "why"]


def test_an_answer_to_be_read_comes_back_word_for_word(restore):
    """Does a deleted answer come back as it was released, so that it counts as not answered?"""
    notebook = tiny.notebook()
    del notebook.cells[-1]
    restore.add_missing_grade_cells(notebook, {})
    assert notebook.cells[-1].source == tiny.notebook().cells[-1].source


def test_foreign_cells_become_ordinary(restore):
    """Does a cell that nbgrader has stripped of its id become an ordinary one?"""
    notebook = tiny.notebook()
    del notebook.cells[1].metadata.nbgrader["grade_id"]
    restore.add_missing_grade_cells(notebook, {})
    assert "nbgrader" not in notebook.cells[1].metadata
