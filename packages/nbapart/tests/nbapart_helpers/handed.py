"""What students hand in: right, half done, with cells gone, doubled or foreign, or no notebook."""

import json

import nbformat
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell

UNIT = "1-first"
RIGHT = {"double": "def double(x):\n    return x + x", "word": 'word = "sigma"'}
HALF = {"double": "def double(x):\n    return x", "word": 'word = "beta"'}


def hand_in(course, student, notebook, unit=UNIT):
    """Put a notebook into a student's folder."""
    return tiny.write(course.folder("submitted", student, unit) / f"{unit}.ipynb", notebook)


def without(notebook, *grade_ids):
    """A notebook whose student has deleted some cells."""
    kept = [cell for cell in notebook.cells if cell.id not in grade_ids]
    return nbformat.from_dict({**notebook, "cells": kept})


def doubled(notebook, grade_id, new_id=None):
    """A notebook whose student has copied a cell, its metadata included."""
    notebook = nbformat.from_dict(notebook)
    cell = next(cell for cell in notebook.cells if cell.id == grade_id)
    copy = nbformat.from_dict(cell)
    copy.id = "copy"
    if new_id:
        copy.metadata.nbgrader.grade_id = new_id
    notebook.cells.append(copy)
    return notebook


def prose(notebook):
    """A notebook with the answer that a person marks."""
    notebook = nbformat.from_dict(notebook)
    next(cell for cell in notebook.cells if cell.id == "why").source = "Because."
    return notebook


def named(notebook, name):
    """A cell of a notebook."""
    return next(cell for cell in notebook.cells if cell.id == name)


def from_colab(notebook):
    """A notebook as Colab saves it: no ids, and metadata of its own."""
    data = json.loads(json.dumps(notebook)) | {"nbformat_minor": 0}
    data["metadata"] = {"colab": {"provenance": []}, "accelerator": "GPU"}
    for number, cell in enumerate(data["cells"]):
        del cell["id"]
        cell["metadata"] |= {"id": f"{number}Qx", "colab": {"base_uri": "https://localhost:8080/"}}
    return data


def of_version_3(notebook):
    """A notebook as old programs save it, its metadata gone."""
    cells = [
        {"cell_type": cell.cell_type, "metadata": {}}
        | {"input" if cell.cell_type == "code" else "source": cell.source}
        for cell in notebook.cells
    ]
    return {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}


def in_one_cell(notebook):
    """A notebook into one cell of which all answers were pasted."""
    answers = "\n".join(cell.source for cell in notebook.cells if cell.id in RIGHT)
    return nbformat.from_dict(notebook | {"cells": [new_code_cell(answers)]})


def split(notebook):
    """A notebook with one answer in two cells."""
    place = notebook.cells.index(named(notebook, "double"))
    notebook.cells.insert(place, new_code_cell("def helper(x):\n    return x + x"))
    named(notebook, "double").source = "def double(x):\n    return helper(x)"
    return notebook


def merged(notebook):
    """A notebook with two answers in one cell."""
    named(notebook, "double").source += f"\n{RIGHT['word']}"
    return without(notebook, "word")


def with_code(notebook, before):
    """A notebook with lines of IPython's before an answer."""
    named(notebook, "double").source = f"{before}\n{RIGHT['double']}"
    return notebook


def with_scratch(notebook, source):
    """A notebook with a cell of the student's own at its start."""
    notebook.cells.insert(1, new_code_cell(source))
    return notebook


def same_ids(notebook):
    """A notebook whose cells have all the same id."""
    for cell in notebook.cells:
        cell.id = "same"
    return notebook


def as_code(notebook):
    """A notebook with its prose in a cell of code."""
    prose = named(notebook, "why")
    prose.cell_type, prose.outputs, prose.execution_count = "code", [], None
    return notebook


# What comes in on an ordinary day, and what of it is earned: made from a right submission.
ORDINARY = {
    "colab": from_colab,
    "version-3": of_version_3,
    "split": split,
    "merged": merged,
    "same-ids": same_ids,
    "prose-as-code": as_code,
    "timed": lambda notebook: with_code(notebook, "%%time"),
    "installs": lambda notebook: with_code(notebook, "!pip install numpy\n%pip install numpy"),
    "asks": lambda notebook: with_scratch(notebook, "name = input('Who? ')"),
    "debugs": lambda notebook: with_scratch(notebook, "import pdb\npdb.set_trace()"),
    "prints": lambda notebook: with_scratch(notebook, "while True:\n    print('a')"),
    "widget": lambda notebook: with_scratch(notebook, "%matplotlib widget"),
    "elsewhere": lambda notebook: with_code(notebook, "import os\nos.chdir('/')"),
}


def hand_in_all(course, released):
    """One submission of each kind."""
    right = tiny.fill(released, RIGHT)
    dead = {**RIGHT, "double": "import os\nos.abort()"}
    hand_in(course, "right", prose(right))
    for name, change in ORDINARY.items():
        hand_in(course, name, change(prose(right)))
    hand_in(course, "one-cell", in_one_cell(right))
    hand_in(course, "changing", prose(tiny.fill(released, HALF)))
    hand_in(course, "untouched", released)
    hand_in(course, "deleted", without(right, "double-marks", "word-marks", "why"))
    hand_in(course, "empty", without(released, *(cell.id for cell in released.cells)))
    hand_in(course, "pasted", doubled(right, "double-marks", new_id="of-another-unit"))
    hand_in(course, "twice", doubled(right, "double-marks"))
    hand_in(course, "dead", tiny.fill(released, dead))
    hand_in(course, "text", released).write_text("# not a notebook\n")
    hand_in(course, "list", []).write_text("[]")
    hand_in(course, "latin", released).write_bytes(b'{"cells": "\xe9"}')
    odd = doubled(released, "double-marks")
    odd.cells[-1].metadata.nbgrader = 5
    hand_in(course, "odd", odd)
    hand_in(course, "misnamed", released, unit="1-frist")
    path = hand_in(course, "renamed", released)
    path.rename(path.with_name("x.ipynb"))
    hand_in(course, "a[b]", released)
    bare = prose(right)
    for cell in bare.cells:
        cell.metadata = {}
    hand_in(course, "bare", bare)
    encoded = hand_in(course, "encoded", prose(right))
    encoded.write_bytes(encoded.read_text().encode("utf-16"))
    using = {"double": "from own import double", "word": 'word = open("data/word.txt").read()'}
    beside = hand_in(course, "beside", tiny.fill(released, using)).parent
    (beside / "own.py").write_text("def double(x):\n    return x + x\n")
    (beside / "data").mkdir()
    (beside / "data" / "word.txt").write_text("sigma")
    secret = tiny.write(course.root / "secret.ipynb", right)
    link = hand_in(course, "link", right)
    link.unlink()
    link.symlink_to(secret)
