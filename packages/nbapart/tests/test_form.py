"""Notebooks of every program come into one form."""

import json
import random

import nbformat
import pytest
from nbapart import form
from nbapart_helpers import tiny

CODE = {"cell_type": "code", "source": "a = 1"}
PICTURE = "iVBORw0KGgo="


def sources(raw):
    """Types and sources of the cells, in a notebook that is valid."""
    made = form.notebook(raw)
    nbformat.validate(made)
    return [(cell.cell_type, cell.source) for cell in made.cells]


@pytest.mark.parametrize(
    "cell",
    [
        CODE,
        {**CODE, "source": ["a = ", "1"]},
        {**CODE, "source": ["a = ", None, "1"]},
        {**CODE, "id": "a", "outputs": [{"output_type": "stream", "text": ["no name"]}]},
        {**CODE, "id": 5, "metadata": None, "outputs": None, "execution_count": "3"},
        {**CODE, "metadata": [], "foreign": {"x": 1}, "attachments": {}},
        {"cell_type": "code", "input": "a = 1", "language": "python", "prompt_number": 2},
        {"kind": 2, "languageId": "python", "value": ["a = 1"]},
        {"cell_type": "Code", "source": "a = 1", "block_group": "deepnote"},
        {"source": "a = 1"},
    ],
)
def test_code(cell):
    """Is a cell of code found, whatever is missing, foreign or of another type in it?"""
    assert sources({"cells": [cell]}) == [("code", "a = 1")]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a = 1\n", "b = 2"], "a = 1\nb = 2"),
        (["a = 1", "b = 2"], "a = 1\nb = 2"),
        (["def f():", "", "    return 1"], "def f():\n\n    return 1"),
        (["a = 'x", " = '"], "a = 'x = '"),
        (["a = 1", None, "b = 2"], "a = 1\nb = 2"),
        (["%matplotlib inline", "a = 1"], "%matplotlib inline\na = 1"),
        (["("] * 5000, "(" * 5000),
    ],
)
def test_lines_without_ends(lines, text):
    """Are lines told apart that a program has left without ends, and no line broken in two?"""
    assert sources({"cells": [{**CODE, "source": lines}]}) == [("code", text)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ({"cell_type": "markdown", "source": "A.", "outputs": [], "execution_count": 1}, "A."),
        ({"cell_type": "heading", "level": 2, "source": ["A."]}, "## A."),
        ({"cell_type": "heading", "source": "A."}, "# A."),
        ({"cell_type": "markdown", "source": ["# A", "", "B."]}, "# A\n\nB."),
        ({"cell_type": "html", "source": "A."}, "A."),
        ({"kind": 1, "languageId": "markdown", "value": "A."}, "A."),
        ({"cell_type": "markdown"}, ""),
        ({"cell_type": "markdown", "source": None}, ""),
    ],
)
def test_text(cell, expected):
    """Is a cell of text found?"""
    assert sources({"cells": [cell]}) == [("markdown", expected)]


@pytest.mark.parametrize(
    "version", [{}, {"nbformat": "4"}, {"nbformat": 5}, {"nbformat_minor": -1}]
)
def test_versions(version):
    """Does what a notebook says of its version not matter, ids being there at any?"""
    raw = {"cells": [{**CODE, "id": "one"}], **version}
    made = form.notebook(raw)
    assert (made.nbformat, made.nbformat_minor, made.cells[0].id) == (4, 5, "one")


def test_version_3():
    """Are cells found on the worksheets of an old notebook?"""
    old = json.loads(nbformat.writes(nbformat.convert(tiny.notebook(), 3), version=3))
    assert sources(old) == [(cell.cell_type, cell.source) for cell in tiny.notebook().cells]


def test_ids():
    """Is each id there once, one of Colab's taken, and one made where there is none?"""
    cells = [{**CODE, "id": "a"}, {**CODE, "id": "a"}, CODE, {**CODE, "id": "a b"}]
    made = form.notebook({"cells": [*cells, {**CODE, "metadata": {"id": "of-colab"}}]})
    assert [cell.id for cell in made.cells] == ["a", "-1-", "-2-", "-3-", "of-colab"]


def test_what_is_no_cell_is_passed_over():
    """Is a cell found among others that are none?"""
    assert sources({"cells": [5, None, [], "a", CODE]}) == [("code", "a = 1")]


def test_deep_metadata():
    """Are metadata cut that libraries would fail to walk through?"""
    inner = {}
    for _ in range(400):
        inner = {"a": [inner]}
    raw = {"cells": [{**CODE, "metadata": inner}], "metadata": inner}
    assert str(form.notebook(raw)).count("'a'") < 10


def markdown(source, attachments=None):
    """A notebook with one text."""
    return {"cells": [{"cell_type": "markdown", "source": source, "attachments": attachments}]}


def test_attachments_stay():
    """Do pictures stay, of any form, and nothing else that is attached?"""
    bundle = {"image/png": [PICTURE[:3], PICTURE[3:]], "text/html": "<b>"}
    [cell] = form.notebook(markdown("![](attachment:a)", {"a": bundle, "b": 5})).cells
    assert cell.attachments == {"a": {"image/png": PICTURE}}


@pytest.mark.parametrize(
    "picture",
    [
        f"![mine](data:image/png;base64,{PICTURE})",
        f"<img alt='' src='data:image/png;base64,{PICTURE}' width=5>",
    ],
)
def test_embedded_pictures_are_attached(picture):
    """Is a picture inside of a text taken out of it, as its length would keep it from pages?"""
    [cell] = form.notebook(markdown(f"Before. {picture} After.")).cells
    assert cell.attachments == {"embedded-0": {"image/png": PICTURE}}
    assert "attachment:embedded-0" in cell.source
    assert PICTURE not in cell.source


def test_pictures_have_a_limit(monkeypatch):
    """Are pictures left out that a page cannot carry, and smaller ones kept?"""
    monkeypatch.setattr(form, "MAX_ATTACHED_CHARACTERS", 100)
    given = {"a": {"image/png": "x" * 60}, "b": {"image/png": "x" * 60}, "c": {"image/png": "x"}}
    made = form.notebook(markdown("", given))
    assert list(made.cells[0].attachments) == ["a", "c"]
    assert made.metadata[form.LEFT_OUT] == 1


VALUES = [None, True, 5, "code", "a", [], ["a", 1], {}, {"a": {"b": []}}, {"image/png": "x"}]
KEYS = ["cell_type", "source", "id", "metadata", "attachments", "outputs", "kind", "level", "input"]


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_in_a_cell(seed):
    """Does a valid notebook come of cells with anything in them?"""
    choose = random.Random(seed).choice
    cells = [{choose(KEYS): choose(VALUES) for _ in range(4)} for _ in range(20)]
    raw = {"cells": [*cells, choose(VALUES)], "metadata": choose(VALUES)}
    nbformat.validate(form.notebook(raw))
