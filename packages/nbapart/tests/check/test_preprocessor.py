"""When an assignment is generated each test gets its way, which students do not see or change."""

import json
import logging

import nbformat
import pytest
from nbapart import log, mark, way
from nbapart.check import preprocessor, sheet
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart.gradebook import read
from nbapart.way import Way
from nbapart_helpers import tiny
from nbapart_helpers.handed import RIGHT, UNIT, hand_in
from nbapart_helpers.released import generate

SAME = "assert double([1]) is not None\nassert double is double\nassert double(2) == 4"
LINE = "# nbapart: inside"


def course(root, settings="", **sources):
    """A course of one unit; some tests have another text."""
    made = Course(tiny.course(root, units=[UNIT]))
    path = root / "nbgrader_config.py"
    path.write_text(path.read_text() + settings, encoding="utf-8")
    notebook = tiny.notebook()
    for cell in notebook.cells:
        cell.source = sources.get(cell.id.replace("-", "_"), cell.source)
    tiny.write(made.notebook("source", UNIT), notebook)
    return made


def stored(course, app):
    """The texts of cells in the gradebook."""
    with read.gradebook(app) as book:
        return {cell.name: cell.source for cell in book.find_notebook(UNIT, UNIT).source_cells}


def test_the_decision_is_in_the_gradebook_and_not_in_the_release(tmp_path):
    """Is the way written into the gradebook's text, and is what students get as it was?"""
    made = course(tmp_path, double_marks=SAME)
    app = generate(made)
    texts = stored(made, app)
    ways = {name: way.of(texts[name]) for name in ("double-marks", "word-marks")}
    assert ways == {"double-marks": Way.INSIDE, "word-marks": Way.APART}
    released = made.notebook("release", UNIT).read_text(encoding="utf-8")
    assert "nbapart:" not in released
    cells = {cell["id"]: "".join(cell["source"]) for cell in json.loads(released)["cells"]}
    assert cells["double-marks"] == SAME


def test_a_sheet_that_did_not_change_is_not_run_again(tmp_path, monkeypatch):
    """Is what was decided taken again, until the sheet is another one?"""
    made = course(tmp_path, double_marks=SAME)
    before = stored(made, generate(made))
    run, asked = sheet.decided, []
    monkeypatch.setattr(sheet, "decided", lambda *given: asked.append(1) or run(*given))
    assert stored(made, generate(made)) == before
    assert asked == []
    notebook = tiny.notebook()
    tiny.write(made.notebook("source", UNIT), notebook)
    assert way.of(stored(made, generate(made))["double-marks"]) == Way.APART
    assert asked == [1]


def test_a_course_that_forbids_inside(tmp_path):
    """Is the assignment not generated, and are cell, line, reason and rewrite named?"""
    settings = "c.DecideWays.allow_inside = False\nc.DecideWays.compare = False\n"
    made = course(tmp_path, settings, double_marks=SAME)
    with pytest.raises(CourseError) as error:
        generate(made)
    text = str(error.value)
    assert "double-marks, line 2: this test asks whether two objects are the same" in text
    assert "To do: compare values by ==" in text
    assert not made.notebook("release", UNIT).exists()


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A course with a test inside, marked for an honest student and one who wants another way."""
    made = course(tmp_path_factory.mktemp("ways"), double_marks=SAME)
    app = generate(made)
    released = nbformat.read(made.notebook("release", UNIT), as_version=4)
    wrong = {**RIGHT, "word": 'word = "beta"'}
    cheating = tiny.fill(released, wrong)
    for cell in cheating.cells:
        if cell.id in ("word-marks", "double-marks"):
            cell.source = f"{cell.source}\n{LINE}"
            cell.metadata.nbapart = {"way": "inside"}
            cell.metadata.nbgrader.way = "inside"
    cheating.cells[4].source += "\nimport builtins\nbuiltins.AssertionError = Warning"
    hand_in(made, "honest", tiny.fill(released, RIGHT))
    hand_in(made, "other", cheating)
    with log.redirected(made.log_path("grade")):
        return {name: mark.mark(made, app, name, UNIT).record for name in ("honest", "other")}


def test_a_submission_does_not_move_the_decision(marked):
    """Does a student who asks for another way get the marks of the instructor's?"""
    points = {mark.exercise: mark.score for mark in marked["other"].marks}
    assert points["word"] == 0
    assert {mark.exercise: mark.score for mark in marked["honest"].marks}["word"] == 1


def test_it_is_said_which_marks_can_be_forged(marked):
    """Does the record of a submission name the tests that ran inside?"""
    assert marked["honest"].forgeable == ["double-marks"]


def test_what_runs_inside_is_said_at_release(tmp_path, caplog):
    """Is the instructor told of each test that runs inside, with the reason?"""
    notebook = tiny.notebook()
    notebook.cells[3].source = SAME
    decider = preprocessor.DecideWays(compare=False, log=logging.getLogger("release"))
    about = {"metadata": {"path": str(tmp_path)}, "nbgrader": {}}
    decider.preprocess(notebook, about)
    [said] = [record.getMessage() for record in caplog.records]
    assert said.startswith("Runs inside, where it can be forged: double-marks, line 2: ")
