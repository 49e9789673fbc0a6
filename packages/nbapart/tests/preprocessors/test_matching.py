"""A submission's cells are matched to the unit's by grade_id, counted and put in order."""

import nbformat
import pytest
from nbapart.preprocessors.matching import Expected, match_cells
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

UNIT = [
    Expected("text", "markdown", "Read this.", locked=True),
    Expected("one", "code", "one = 0", solution=True),
    Expected("one-marks", "code", "assert one", locked=True, grade=True, points=1.0),
    Expected("two", "code", "two = 0", solution=True),
    Expected("two-marks", "code", "assert two", locked=True, grade=True, points=2.0),
    Expected("why", "markdown", "Say why.", grade=True, solution=True, points=3.0),
]
NAMES = [want.name for want in UNIT]


def cell(name, source=None, **kind):
    """The unit's cell of that name, as a student hands it in."""
    want = next(want for want in UNIT if want.name == name)
    make = new_code_cell if want.cell_type == "code" else new_markdown_cell
    made = make(want.source if source is None else source)
    made.metadata = nbformat.from_dict(want.metadata())
    made.metadata.nbgrader.update(kind)
    return made


def settled(*cells):
    """What becomes of some cells: names in order (sources of ordinary cells), and the notes."""
    notebook = new_notebook(cells=list(cells))
    notes = match_cells(notebook, UNIT)
    nbformat.validate(notebook)
    names = [one.metadata.get("nbgrader", {}).get("grade_id") for one in notebook.cells]
    shown = [name or one.source for name, one in zip(names, notebook.cells, strict=True)]
    return shown, notes, notebook


def test_a_sound_submission_stays():
    """Is nothing moved and nothing noted where all is in place?"""
    own = new_code_cell("my own")
    shown, notes, _ = settled(*map(cell, NAMES[:3]), own, *map(cell, NAMES[3:]))
    assert shown == [*NAMES[:3], "my own", *NAMES[3:]]
    assert notes == []


@pytest.mark.parametrize("left", [[], ["two"], ["why", "one"], NAMES[::-1], NAMES[2:]])
def test_what_marks_is_there_once_and_in_order(left):
    """Does each test stand there once, in the source's order, whatever was deleted or moved?"""
    shown, _, _ = settled(*map(cell, left))
    tests = ["one-marks", "two-marks"]
    assert [name for name in shown if name in tests] == tests
    assert shown.count("why") == 1


def test_the_first_copy_behind_the_one_before_counts():
    """Is it always the same copy of a test that counts, and is the number reported?"""
    copies = [cell("one-marks", "pass") for _ in range(3)]
    shown, notes, _ = settled(copies[0], cell("one"), *copies[1:], *map(cell, NAMES[3:]))
    assert shown[:4] == ["pass", "one", "one-marks", "pass"]
    assert notes == ["the cell one-marks is there 3 times; number 2 of them counts"]


def test_a_test_before_its_turn_comes_back():
    """Does a test that was moved before its answer run behind it?"""
    moved = [cell("two-marks", "moved"), *map(cell, NAMES[:4]), cell("why")]
    shown, notes, _ = settled(*moved)
    assert shown == ["moved", *NAMES]
    assert notes == ["the cell two-marks was changed or moved; it was put back"]


@pytest.mark.parametrize("kind", [{"grade": False}, {"solution": True}, {"grade": None}])
def test_a_test_robbed_of_its_mark_does_not_count(kind):
    """Does the real test come back where a student's metadata make something else of it?"""
    changed = cell("one-marks", "forged", **kind)
    shown, notes, notebook = settled(cell("one"), changed, *map(cell, NAMES[3:]))
    assert shown == ["one", "one-marks", "forged", *NAMES[3:]]
    assert notebook.cells[1].source == "assert one"
    assert "one-marks was changed" in notes[0]


def test_no_metadata_of_a_student_count():
    """Do points, tags, checksums, locks and ids come from the unit alone?"""
    forged = cell("one-marks", "True", points=100, locked=False, checksum="x", task=True)
    forged.metadata.tags = ["skip-execution"]
    forged.id = "two-marks"
    _, _, notebook = settled(cell("one"), forged, *map(cell, NAMES[3:]))
    found = next(one for one in notebook.cells if one.id == "one-marks")
    assert found.metadata == UNIT[2].metadata()
    assert found.source == "assert one"
    assert len({one.id for one in notebook.cells}) == len(notebook.cells)


@pytest.mark.parametrize("odd", [5, None, [], {}, {"grade_id": 7}, {"grade_id": "other"}])
def test_what_does_not_belong_becomes_ordinary(odd):
    """Does a cell of another unit, or with odd metadata, lose what looks like nbgrader's?"""
    foreign = new_code_cell("foreign", metadata={"nbgrader": odd})
    shown, notes, notebook = settled(foreign, *map(cell, NAMES))
    assert shown == ["foreign", *NAMES]
    assert notebook.cells[0].metadata == {}
    assert notes == (
        ["the cell other does not belong to this unit"] if odd == {"grade_id": "other"} else []
    )


def test_an_answer_may_be_of_another_type():
    """Is an answer to be read taken from a cell that the student made a code cell?"""
    answer = new_code_cell("Because.", metadata=UNIT[-1].metadata())
    shown, notes, notebook = settled(*map(cell, NAMES[:-1]), answer)
    assert (shown, notes) == (NAMES, [])
    assert (notebook.cells[-1].cell_type, notebook.cells[-1].source) == ("markdown", "Because.")


def test_a_missing_answer_is_not_made_up():
    """Is an answer that marks nothing left away, and one to be read put back as released?"""
    shown, notes, notebook = settled(*map(cell, ["text", "one-marks", "two-marks"]))
    assert shown == ["text", "one-marks", "two-marks", "why"]
    assert notebook.cells[-1].source == "Say why."
    assert notes == ["the cell why was missing; it was put back"]


def test_locked_texts_come_from_the_source():
    """Is a text that a student has changed shown as the instructor wrote it?"""
    _, _, notebook = settled(cell("text", "Full marks for all."), *map(cell, NAMES[1:]))
    assert notebook.cells[0].source == "Read this."


def test_the_small_unit_is_its_own_match():
    """Does the helpers' unit go through unchanged?"""
    unit = tiny.notebook()
    kinds = [(one, one.metadata.nbgrader) for one in unit.cells]
    expected = [
        Expected(
            kind.grade_id, one.cell_type, one.source, None, kind.locked, kind.grade, kind.solution
        )
        for one, kind in kinds
    ]
    before = [(one.id, one.source) for one in unit.cells]
    assert match_cells(unit, expected) == []
    assert [(one.id, one.source) for one in unit.cells] == before
