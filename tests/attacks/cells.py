"""Attacks by cells: their metadata, tags, ids, order, number and stored outputs."""

import copy

from attacks.attack import Attack
from nbformat.v4 import new_code_cell, new_output

WRONG = {
    "word": 'word = "beta"',
    "number": "number = 0.5",
    "curve": "def curve(x):\n    return 0 * x",
}


def of(notebook, name):
    """The cell of this name."""
    return next(cell for cell in notebook.cells if cell.id == name)


def tests(notebook):
    """The cells that mark."""
    return [cell for cell in notebook.cells if cell.id.endswith("-marks")]


def tagged(notebook):
    """Tags and metadata by which tools skip a cell, hide it, or let it fail."""
    for cell in tests(notebook):
        tags = ["skip-execution", "raises-exception", "remove-cell", "nbgrader-skip"]
        cell.metadata |= {"tags": tags, "editable": False, "deletable": False, "trusted": True}
        cell.metadata |= {
            "jupyter": {"source_hidden": True},
            "execution": {"shell.execute_reply": ""},
        }


def revalued(notebook):
    """Other points, and another kind, for the cells that mark."""
    for cell in tests(notebook):
        cell.metadata.nbgrader |= {"points": 100, "locked": False, "checksum": "0" * 32}
    of(notebook, "word-marks").metadata.nbgrader |= {"grade": False}
    of(notebook, "number-marks").metadata.nbgrader |= {"solution": True, "task": True}


def rewritten(notebook):
    """Tests that pass, in the tests' own places."""
    for cell in tests(notebook):
        cell.source = "2.0"


def doubled(notebook):
    """Each test again, before and behind, passing and failing."""
    for cell in tests(notebook):
        for place in (0, len(notebook.cells)):
            other = copy.deepcopy(cell)
            other.source, other.id = "1.0", f"{cell.id}-{place}"
            notebook.cells.insert(place, other)


def reordered(notebook):
    """Tests before the answers, answers from the last to the first."""
    notebook.cells.reverse()


def removed(notebook):
    """No tests at all."""
    notebook.cells = [cell for cell in notebook.cells if not cell.id.endswith("-marks")]


def disguised(notebook):
    """The tests' names on cells of another type and content."""
    for cell in tests(notebook):
        cell.update(cell_type="markdown", source="Full marks.")
        del cell["outputs"], cell["execution_count"]
    for name in ("word", "number"):
        own = new_code_cell("1.0", metadata=copy.deepcopy(of(notebook, f"{name}-marks").metadata))
        own.metadata.nbgrader["cell_type"] = "code"
        notebook.cells.append(own)


def same_ids(notebook):
    """One and the same id for all cells, and ids of others' on its own."""
    for cell in notebook.cells:
        cell.id = "double-marks"
        cell.metadata["id"] = "double-marks"


def stored(notebook):
    """Outputs as if every test had passed, stored with the submission."""
    for cell in tests(notebook):
        shown = new_output("execute_result", {"text/plain": "1.0"}, execution_count=1)
        cell.outputs, cell.execution_count = [shown] * 2, 1


def foreign(notebook):
    """Cells that claim to be of the unit, or of another one, with points of their own."""
    for name in ("bonus", "double-marks-2", "2-second", "", "../double-marks"):
        own = new_code_cell("1.0", metadata=copy.deepcopy(of(notebook, "word-marks").metadata))
        own.metadata.nbgrader |= {"grade_id": name, "points": 100}
        notebook.cells.append(own)


def odd_names(notebook):
    """Names with NUL, with line ends, of great length, of other types."""
    for name in (
        "word-marks\0",
        "a\n  submitted/zoe: 0",
        "\x1b[2J",
        "w" * 100_000,
        "WORD-MARKS",
        "\uff57ord-marks",
    ):
        own = new_code_cell("1.0", metadata=copy.deepcopy(of(notebook, "word-marks").metadata))
        own.metadata.nbgrader["grade_id"] = name
        notebook.cells.append(own)
    for name in (None, 7, ["word-marks"], {"word-marks": 1}, True):
        own = new_code_cell("1.0", metadata={"nbgrader": {"grade_id": name, "grade": True}})
        notebook.cells.append(own)


def moved(name, place):
    """The function that moves a cell elsewhere."""

    def change(notebook):
        cell = of(notebook, name)
        notebook.cells.remove(cell)
        notebook.cells.insert(len(notebook.cells) if place < 0 else place, cell)

    return change


def given_first(notebook):
    """The instructor's later code before the test that it would pass, without the answer."""
    moved("given", 0)(notebook)
    notebook.cells.remove(of(notebook, "word"))


def nameless(change):
    """The same, all cells being known by their text alone."""

    def both(notebook):
        change(notebook)
        for number, cell in enumerate(notebook.cells):
            cell.metadata, cell.id = {}, f"x{number}"

    return both


def half_a_name(notebook):
    """A name with half a character, which no file can hold."""
    of(notebook, "word-marks").metadata.nbgrader["grade_id"] = "word-\ud800"


def all_metadata(notebook):
    """Settings of tools in the notebook's own metadata."""
    notebook.metadata |= {
        "nbgrader": {"execute": False, "score": 100},
        "papermill": {"parameters": {"timeout": 0}},
        "nbconvert": {"template": "/etc"},
        "nbapart": {"notes": ["All is well."]},
        "celltoolbar": "Create Assignment",
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2}},
    }


def by_cells(name, tries, change, **more):
    """An attack by the notebook's cells alone."""
    return Attack(name, tries, WRONG, change, **more)


ATTACKS = [
    by_cells("tags", "to have its tests skipped by tags", tagged),
    by_cells("points-of-its-own", "to give its tests other points and kinds", revalued),
    by_cells("rewritten-tests", "to write its own tests", rewritten),
    by_cells("doubled-tests", "to hand in each test three times", doubled),
    by_cells("reordered-cells", "to have tests run before the answers they test", reordered),
    by_cells("removed-tests", "to leave the tests out", removed),
    by_cells("disguised-tests", "to make texts of the tests and tests of its own cells", disguised),
    by_cells("same-ids", "to give all cells the id of the first test", same_ids),
    by_cells("stored-outputs", "to hand in the outputs of tests that passed", stored),
    by_cells("foreign-cells", "to bring cells with points along", foreign),
    by_cells("odd-names", "to name cells with NUL, surrogates and other types", odd_names),
    by_cells("half-a-name", "to name a cell by half a character", half_a_name),
    by_cells("test-moved", "to have a test run behind its solution", moved("word-marks", -1)),
    by_cells("given-first", "to have the solution run before its test", given_first),
    by_cells("nameless", "to be found by its text alone", nameless(lambda _: None)),
    by_cells(
        "nameless-test-moved",
        "to have a test run behind its solution, and be found by its text",
        nameless(moved("word-marks", -1)),
    ),
    by_cells(
        "nameless-given-first",
        "to have the solution run before its test, and be found by its text",
        nameless(given_first),
    ),
    by_cells("metadata", "to set tools by the notebook's metadata", all_metadata),
    Attack(
        "float-like-output",
        "to have a number that its own cell shows taken for points",
        {name: f"{source}\n1.0" for name, source in WRONG.items()},
    ),
    Attack(
        "next-input",
        "to add a cell, to stop the run, to page, by what a cell's reply may ask for",
        {
            "word": """
word = "beta"
shell = get_ipython()
shell.set_next_input("1.0", replace=True)
shell.payload_manager.write_payload({"source": "ask_exit", "keepkernel": False})
shell.payload_manager.write_payload({"source": "page", "data": {"text/plain": "1.0"}})
print("next-input is set")
"""
        },
        says="next-input is set",
    ),
]
