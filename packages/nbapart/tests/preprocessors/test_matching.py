"""A submission's cells are matched to the unit's by grade_id, counted and put in order."""

from dataclasses import replace

import nbformat
import pytest
from nbapart.preprocessors.expected import Expected
from nbapart.preprocessors.matching import match_cells
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
HIDDEN = "# Filled in later.\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


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
    assert notes[0] == "the cell one-marks is there 3 times; number 2 of them counts"


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


def test_cells_with_names_of_another_sheet_are_found():
    """Is a cell known by its id whose name somebody has changed, and is that noted?"""
    cells = handed_in(**ANSWERED)
    for one in cells:
        one.metadata.nbgrader.grade_id += "-copy"
    shown, notes, found = matched(cells)
    assert shown == ALL
    assert {name: found[name].source for name in ANSWERED} == ANSWERED
    assert [note[:35] for note in notes] == ["cells had lost their metadata; they"]


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


TASK = [
    Expected("setup", "code", "import math\nx = 1", locked=True, id="s"),
    Expected(
        "one-task", "markdown", "# One\n\nMake `one`, a number that is not zero.", locked=True
    ),
    Expected("one", "code", "one = 0\npass", solution=True),
    Expected("one-check", "code", "assert one != 2, 'Not two.'", locked=True, grade=True, points=0),
    Expected("one-marks", "code", HIDDEN.format("assert one"), locked=True, grade=True, points=1.0),
    Expected("two", "code", "def two(x):\n    pass", solution=True),
    Expected("two-marks", "code", HIDDEN.format("two(1)"), locked=True, grade=True, points=1.0),
    Expected("given", "code", "one = 1\nthree = 3", locked=True),
    Expected("why-task", "markdown", "Say why this is so.", locked=True),
    Expected("why", "markdown", "Write here.", grade=True, solution=True, points=3.0),
    Expected("end", "markdown", "The end.", locked=True),
]


def handed_in(*left, keep=("metadata", "id"), **answers):
    """The sheet as released with answers in it, some of its cells alone; other cells as given."""
    cells = []
    for want in left or TASK:
        want = next((one for one in TASK if one.name == want), want)
        if not isinstance(want, Expected):
            cells.append(want)
            continue
        made = want.cell()
        made.source = answers.get(want.name.replace("-", "_"), want.released)
        made.metadata = made.metadata if "metadata" in keep else nbformat.NotebookNode()
        made.id = want.id if "id" in keep else f"x{len(cells)}"
        cells.append(made)
    return cells


def matched(cells):
    """Names in order (sources of ordinary cells), notes, and the cells by their names."""
    notebook = new_notebook(cells=cells)
    notes = match_cells(notebook, TASK)
    nbformat.validate(notebook)
    names = [one.metadata.get("nbgrader", {}).get("grade_id") for one in notebook.cells]
    shown = [name or one.source for name, one in zip(names, notebook.cells, strict=True)]
    return shown, notes, dict(zip(shown, notebook.cells, strict=True))


TASK = [replace(want, id=want.id or want.name) for want in TASK]
ALL = [want.name for want in TASK]
ANSWERED = {"one": "one = 1", "two": "def two(x):\n    return x", "why": "Because."}


@pytest.mark.parametrize(
    ("keep", "noted"), [(("metadata", "id"), 0), (("metadata",), 0), (("id",), 1), ((), 3)]
)
def test_cells_are_found_by_what_they_are(keep, noted):
    """Is every cell found by its name, its id, or its text and what it defines?"""
    cells = handed_in(keep=keep, **ANSWERED)
    shown, notes, found = matched(cells)
    assert shown == ALL
    assert {name: found[name].source for name in ANSWERED} == ANSWERED
    assert len(notes) == noted


def test_cells_of_another_version_are_found():
    """Is a read-only cell found of which the sheet had other words, metadata and ids being gone?"""
    words = {"one_task": "# One\n\nMake `one`, a number.", "one_check": "assert one != 2, 'Not 2.'"}
    shown, notes, found = matched(handed_in(keep=(), **ANSWERED | words))
    assert shown == ALL
    assert found["one-check"].source == "assert one != 2, 'Not two.'"
    assert "the read-only cells one-task, one-check were changed; they were put back" in notes


@pytest.mark.parametrize("place", [0, 3, 6])
def test_an_answer_pasted_anew_is_marked_where_it_is(place):
    """Do tests run behind a new cell with the answer, its own one being deleted or untouched?"""
    own = new_code_cell("one = 5")
    for left in (ALL, [name for name in ALL if name != "one"]):
        cells = list(left)
        cells.insert(min(place, len(cells)), own)
        shown, _, found = matched(handed_in(*cells))
        assert found["one"].source == "one = 5"
        assert shown.index("one") < shown.index("one-check") < shown.index("one-marks")


def test_what_was_left_as_released_undoes_nothing():
    """Is an untouched answer that stands below the new one not run?"""
    shown, _, _ = matched(handed_in(new_code_cell("one = 5"), *ALL))
    assert shown[:4] == ["one", "setup", "one-task", ""]


def test_code_in_a_text_is_code():
    """Is an answer run that was written as a text shows code?"""
    answer = new_markdown_cell("```python\none = 5\n```", metadata=TASK[2].metadata())
    _, _, found = matched(handed_in(*ALL[:2], answer, *ALL[3:]))
    assert (found["one"].cell_type, found["one"].source) == ("code", "one = 5\n")


def test_an_own_cell_is_not_taken_for_an_answer():
    """Does the answer in its own cell count where another cell uses its name again?"""
    cells = [*ALL[:5], new_code_cell("one = 7"), *ALL[5:]]
    _, notes, found = matched(handed_in(*cells, **ANSWERED))
    assert found["one"].source == "one = 1"
    assert notes == []


OWN = new_markdown_cell("Because.")
TYPED = "Say why this is so.\n\nBecause."


@pytest.mark.parametrize(
    ("cells", "answers"),
    [
        ([*ALL[:10], OWN, *ALL[10:]], {}),
        ([*ALL[:9], OWN, *ALL[9:]], {}),
        ([*ALL[:9], OWN, *ALL[10:]], {}),
        ([*ALL[:10], OWN], {}),
        ([*ALL[:10], new_code_cell("1"), OWN, *ALL[10:]], {}),
        (ALL, {"why_task": TYPED}),
    ],
)
def test_prose_beside_its_cell_waits(cells, answers):
    """Is prose found above its cell, below it, in its place and in the task, with a note?"""
    shown, notes, found = matched(handed_in(*cells, **answers))
    assert found["why"].source == "Because."
    assert "Because." not in shown
    assert any("why was written outside of its cell" in note for note in notes)


def test_prose_in_a_second_copy_waits():
    """Does the copy count that the student has written in?"""
    copy = handed_in("why", why="Because.")[0]
    copy.id = "copy"
    _, notes, found = matched(handed_in(*ALL[:10], copy, *ALL[10:]))
    assert found["why"].source == "Because."
    assert notes == ["the cell why is there 2 times; number 2 of them counts"]


def test_a_sheet_pasted_below_the_released_one():
    """Does the copy of each answer count that was written in, and do tests run behind it?"""
    answered = handed_in(**ANSWERED)
    for cell in answered:
        cell.id = f"{cell.id}-copy"
    shown, _, found = matched([*handed_in(), *answered])
    assert {name: found[name].source for name in ANSWERED} == ANSWERED
    for name in ("one", "two"):
        assert shown.index(name) < shown.index(f"{name}-marks")


def test_prose_beside_an_answer_stays():
    """Is an answer in its own cell left as it is, with the student's own texts around it?"""
    cells = handed_in(*ALL[:10], new_markdown_cell("My notes."), *ALL[10:], **ANSWERED)
    shown, notes, found = matched(cells)
    assert (found["why"].source, notes) == ("Because.", [])
    assert "My notes." in shown


def test_pictures_go_with_the_prose():
    """Are a cell's attachments there where its text was put?"""
    own = new_markdown_cell("![](attachment:a)", attachments={"a": {"image/png": "AA=="}})
    _, _, found = matched(handed_in(*ALL[:10], own, *ALL[10:]))
    assert found["why"].attachments == {"a": {"image/png": "AA=="}}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("setup", "import math\nimport random\nx = 1"),
        ("one-check", "one = 1\nassert one != 2, 'Not two.'"),
        ("one-marks", "one = 1"),
        ("given", "one = 1\nthree = 3\nfour = 4"),
    ],
)
def test_code_added_to_a_read_only_cell_is_run(name, source):
    """Does a cell of its own stand before the instructor's, and is the change noted?"""
    shown, notes, found = matched(handed_in(**{name.replace("-", "_"): source}))
    assert shown == [*ALL[: ALL.index(name)], source, *ALL[ALL.index(name) :]]
    want = next(want for want in TASK if want.name == name)
    assert found[name].source == want.source
    assert notes == [f"the read-only cell {name} was changed; it was put back"]


@pytest.mark.parametrize("source", ["x = 1\n\nimport math", "import math  \n\n\nx = 1\n", "x = 2"])
def test_nothing_is_run_twice(source):
    """Is no cell added where a student has only moved, taken away or replaced something?"""
    shown, _, _ = matched(handed_in(setup=source))
    assert shown == ALL


def test_code_of_the_instructors_is_put_back():
    """Are deleted cells that others need there again, in their places?"""
    shown, notes, _ = matched(handed_in(*[n for n in ALL if n not in ("setup", "given")]))
    assert shown == ALL
    assert notes == ["the cells setup, given were missing; they were put back"]


MOVES = {
    "test-to-the-end": [*ALL[:4], *ALL[5:], "one-marks"],
    "given-to-the-start": ["given", *ALL[:7], *ALL[8:]],
    "answer-gone": ["given", *ALL[:2], *ALL[3:7], *ALL[8:]],
    "tests-gone": ["given", *ALL[:3], "two"],
}


@pytest.mark.parametrize("keep", [("metadata", "id"), ("id",), ()])
@pytest.mark.parametrize("move", MOVES)
def test_no_test_runs_behind_code_that_solves_it(move, keep):
    """Does a test come before the instructor's later code that defines what it tests?"""
    shown, _, _ = matched(handed_in(*MOVES[move], keep=keep))
    assert shown.count("one-marks") == shown.count("given") == 1
    assert shown.index("one-marks") < shown.index("given")


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
