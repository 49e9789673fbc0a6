"""A course of two small units in a folder of its own, for the tests of marking."""

import json

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

DOUBLE = """\
def double(x):
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION"""

DOUBLE_CHECK = """\
assert double(0) == 0, "double(0) is not right yet." """.strip()

DOUBLE_MARKS = """\
### BEGIN HIDDEN TESTS
def marks():
    if double(2) == 4:
        print("All right.")
        return 2.0
    print("double(2.0) is not right yet.")
    return 0.0 if double(2) is None else 0.5
marks()
### END HIDDEN TESTS"""

WORD = """\
word = ""
### BEGIN SOLUTION
word = "sigma"
### END SOLUTION"""

WORD_MARKS = """\
### BEGIN HIDDEN TESTS
assert word.startswith("s"), "The word does not begin with s."
### END HIDDEN TESTS"""


def cell(make, source, grade_id, points=None, **kind):
    """A cell with nbgrader's metadata; its id is its grade_id."""
    meta = {"grade_id": grade_id, "grade": False, "solution": False, "locked": False}
    meta |= {"schema_version": 3, "task": False, **kind}
    if points is not None:
        meta["points"] = points
    made = make(source, metadata={"nbgrader": meta})
    made.id = grade_id
    return made


def notebook():
    """A unit with two exercises marked by machine (2 + 1 points) and one by hand (3)."""
    locked = {"locked": True}
    marks = {"grade": True, "locked": True}
    cells = [
        cell(new_markdown_cell, "# A small unit", "title", **locked),
        cell(new_code_cell, DOUBLE, "double", solution=True),
        cell(new_code_cell, DOUBLE_CHECK, "double-check", **locked),
        cell(new_code_cell, DOUBLE_MARKS, "double-marks", points=2, **marks),
        cell(new_code_cell, WORD, "word", solution=True),
        cell(new_code_cell, WORD_MARKS, "word-marks", points=1, **marks),
        cell(new_markdown_cell, "The model answer.", "why", points=3, grade=True, solution=True),
    ]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    return new_notebook(
        cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}}
    )


def fill(notebook, sources):
    """A notebook of this course with answers: the id of an answer's cell -> its new source."""
    filled = nbformat.from_dict(notebook)
    for cell in filled.cells:
        cell.source = sources.get(cell.id, cell.source)
    return filled


# An untouched answer runs: nbgrader's own stub would end its cell in an exception.
SETTINGS = """\
import nbapart

c = get_config()
nbapart.configure(c)
c.ClearSolutions.code_stub = {"python": "pass  # your answer here"}
"""
# The tests of marking run without a sandbox too, where none can be made.
WITHOUT = "c.SafeExecute.allow_unsandboxed = True\n"


def course(root, units=("1-first", "2-second")):
    """Write the course into a folder: its settings and its units."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(SETTINGS + WITHOUT, encoding="utf-8")
    for unit in units:
        write(root / "source" / unit / f"{unit}.ipynb", notebook())
    return root


def write(path, content):
    """Write a notebook as JSON (also one that is not valid), making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return path
