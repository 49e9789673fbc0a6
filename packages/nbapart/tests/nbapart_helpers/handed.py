"""What students hand in: right, half done, with cells gone, doubled or foreign, or no notebook."""

import nbformat
from nbapart_helpers import tiny

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


def hand_in_all(course, released):
    """One submission of each kind."""
    right = tiny.fill(released, RIGHT)
    dead = {**RIGHT, "double": "import os\nos.abort()"}
    hand_in(course, "right", prose(right))
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
