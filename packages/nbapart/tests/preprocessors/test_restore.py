"""The gradebook and the source say what a submission's cells are."""

import contextlib
import logging
from types import SimpleNamespace

import pytest
from nbapart.preprocessors import restore
from nbapart.preprocessors.matching import NOTES
from nbapart.preprocessors.restore import Foreign, RestoreCells
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_notebook

ORDER = [cell.id for cell in tiny.notebook().cells]
RESOURCES = {
    "nbgrader": {"assignment": "unit", "student": "ada", "notebook": "unit", "db_url": "none"}
}


@pytest.fixture
def book():
    """A gradebook that is a few objects."""
    other = SimpleNamespace(name="x", cell_type="code", source="x = 0", locked=False, checksum="")
    second = SimpleNamespace(source_cells=[other], grade_cells=[], solution_cells=[other])
    units = {"unit": saved(), "2-second": second}
    return SimpleNamespace(find_notebook=lambda name, _: units[name], assignments=[])


@pytest.fixture
def preprocessor(tmp_path, monkeypatch, book):
    """The preprocessor with the source's folder and a gradebook."""
    second = new_notebook(cells=[tiny.cell(new_code_cell, "x = 1", "x", solution=True)])
    tiny.write(tmp_path / "source" / "2-second" / "2-second.ipynb", second)
    tiny.write(tmp_path / "source" / "unit" / "unit.ipynb", tiny.notebook())
    tiny.write(tmp_path / "submitted" / "unit" / "unit.ipynb", tiny.notebook())
    coursedir = SimpleNamespace(
        format_path=lambda step, _, unit: tmp_path / step / unit,
        source_directory="source",
        submitted_directory="submitted",
    )
    made = RestoreCells(log=logging.getLogger("restore"))
    made.parent = made  # A stand-in: traitlets wants a configurable here.
    made.coursedir = coursedir
    monkeypatch.setattr(restore, "Gradebook", lambda _: contextlib.nullcontext(book))
    return made


def grade_ids(notebook):
    """Names of the cells that have one."""
    kinds = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    return [kind["grade_id"] for kind in kinds if kind]


def saved():
    """The unit as nbgrader's gradebook knows it, in no order."""
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
def test_cells_come_back_where_they_stood(preprocessor, deleted):
    """Does each cell of code or marks come back in its place?"""
    notebook = tiny.notebook()
    notebook.cells = [cell for cell in notebook.cells if cell.id not in deleted]
    preprocessor.preprocess(notebook, RESOURCES)
    assert grade_ids(notebook) == ORDER


def test_a_notebook_of_another_unit_is_named(preprocessor, book):
    """Is it said in a line which sheet it is, or that nothing of a sheet is in it?"""
    notebook = tiny.notebook()
    notebook.cells = [new_code_cell("x = 1")]
    with pytest.raises(Foreign, match="there is no cell of this unit in it"):
        preprocessor.preprocess(notebook, RESOURCES)
    other = SimpleNamespace(name="2-second", notebooks=[SimpleNamespace(name="2-second")])
    book.assignments.append(other)
    notebook.cells = [tiny.cell(new_code_cell, "x = 1", "x", solution=True)]
    with pytest.raises(Foreign, match="this is the sheet of unit 2-second"):
        preprocessor.preprocess(notebook, RESOURCES)


def test_points_come_from_the_gradebook(preprocessor):
    """Does a test cell keep the points and the text that the instructor gave it?"""
    notebook = tiny.notebook()
    notebook.cells[3].metadata.nbgrader.points = 50
    notebook.cells[3].source = "50"
    preprocessor.preprocess(notebook, RESOURCES)
    assert notebook.cells[3].metadata.nbgrader.points == 2
    assert notebook.cells[3].source == tiny.DOUBLE_MARKS


def test_what_was_found_is_kept_and_other_metadata_are_not(preprocessor):
    """Is what was reported in the notebook, without what the student wrote into its metadata?"""
    notebook = tiny.notebook()
    del notebook.cells[3]
    notebook.metadata = {
        "widgets": {"state": "forged"},
        "kernelspec": {"name": "bash"},
        "language_info": {"name": "python", "pygments_lexer": "aspectj"},
    }
    preprocessor.preprocess(notebook, RESOURCES)
    assert notebook.metadata[NOTES].notes == ["the cell double-marks was missing; it was put back"]
    assert set(notebook.metadata) == {"kernelspec", "language_info", NOTES}
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.language_info == {"name": "python"}


def test_a_link_stops_it(preprocessor, tmp_path):
    """Is a submission with a link in it refused before anything of it runs?"""
    (tmp_path / "submitted" / "unit" / "data").symlink_to("/etc/passwd")
    with pytest.raises(ValueError, match="data is a link"):
        preprocessor.preprocess(tiny.notebook(), RESOURCES)
