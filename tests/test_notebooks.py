"""Reading notebooks are stored the same on every machine."""

import nbformat
import pytest
from helpers.units import ROOT
from nbapart import log
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from sigmoid_course import notebooks

THIS = Course(ROOT)


def stored(tmp_path, *sources):
    """A course with a reading notebook of these cells."""
    cells = [new_markdown_cell("# Title"), *(new_code_cell(source) for source in sources)]
    path = tmp_path / "notebooks" / "1-first.ipynb"
    return Course(tmp_path), tiny.write(path, new_notebook(cells=cells))


def run(course, path):
    """Run it; libraries keep quiet."""
    with log.redirected(course.log_path("notebooks")):
        return notebooks.run(course, path)


def test_the_second_run_changes_nothing(tmp_path):
    """Are outputs and counts stored, and nothing that differs from run to run?"""
    course, path = stored(tmp_path, "1 + 1", "print('two')")
    assert run(course, path)
    first = path.read_bytes()
    assert not run(course, path)
    assert path.read_bytes() == first
    notebook = nbformat.read(path, as_version=4)
    assert [cell.execution_count for cell in notebook.cells[1:]] == [1, 2]
    assert notebook.cells[1].outputs[0].data["text/plain"] == "2"
    assert notebook.metadata == notebooks.METADATA


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("1 / 0", "1-first.ipynb, cell 3: ZeroDivisionError"),
        ("import os; print(os.getcwd())", "cell 3: its output shows the folder"),
    ],
)
def test_nothing_is_stored_on_a_failure(tmp_path, source, message):
    """Is a cell that fails, or tells of this machine, named, and the file left as it was?"""
    course, path = stored(tmp_path, "1", source)
    before = path.read_bytes()
    with pytest.raises(CourseError, match=message):
        run(course, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("path", sorted(THIS.root.glob("notebooks/*.ipynb")), ids=lambda p: p.stem)
def test_a_reading_notebook_was_stored_by_the_command(path):
    """Has every code cell run, in order, and is there no trace of a machine?"""
    notebook = nbformat.read(path, as_version=4)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1)), "make notebooks, then commit notebooks/"
    assert notebook.metadata == notebooks.METADATA
    assert not any("execution" in cell.metadata for cell in notebook.cells)
