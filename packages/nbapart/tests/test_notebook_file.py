"""A notebook is read whatever wrote it, and anything else is named in words."""

import json
import re
import time

import nbformat
import pytest
from nbapart import notebook_file
from nbapart.form import LEFT_OUT
from nbapart.notebook_file import Unreadable, read, without_outputs
from nbapart_helpers import tiny
from nbformat.v4 import new_markdown_cell, new_output

SIGMA = "text = 'σ is sigma, naïve'"


@pytest.fixture
def path(tmp_path):
    """Where a student's file lies."""
    return tmp_path / "1-first.ipynb"


def written(source=SIGMA):
    """A notebook's JSON, with a cell that is not in ASCII."""
    notebook = tiny.notebook()
    notebook.cells[1].source = source
    return json.dumps(notebook, ensure_ascii=False, indent=1)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding(path, encoding):
    """Is a text read as it was written, with a mark at its start and without one?"""
    path.write_bytes(written().encode(encoding))
    assert read(path).cells[1].source == SIGMA


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_encodings_of_windows(path, encoding):
    """Is a text read that an editor has saved in the letters of Western Europe?"""
    path.write_bytes(written("'naïve café'").encode(encoding))
    assert read(path).cells[1].source == "'naïve café'"


def test_what_stands_around_it(path):
    """Are zeros and blanks of a transfer passed over?"""
    for before, after in [(b"\r\n", b"\n\0\0\0"), (b"```json\n", b"\n```\n"), (b"```", b"```")]:
        path.write_bytes(before + written().encode() + after)
        assert read(path).cells[1].source == SIGMA


def test_line_ends_inside_of_texts(path):
    """Is a text read whose lines somebody has ended by hand?"""
    path.write_text(written("a = 1\n\tb").replace("\\n", "\n").replace("\\t", "\t"))
    assert read(path).cells[1].source == "a = 1\n\tb"


def test_a_notebook_in_a_text_and_one_before_another(path):
    """Is a notebook read that was saved as a text, and the first of two in a file?"""
    for content in (json.dumps(written()), written() * 2, written() + "}"):
        path.write_text(content)
        assert read(path).cells[1].source == SIGMA


def test_half_a_character(path):
    """Is a character replaced of which a program has left half?"""
    path.write_text(written("'a\ud800b'").encode("ascii", "backslashreplace").decode())
    assert read(path).cells[1].source == "'a?b'"


def test_numbers_that_python_refuses(path):
    """Is a number with very many digits no reason to refuse a notebook?"""
    path.write_text(written().replace('"nbformat": 4', f'"nbformat": 4, "x": {"9" * 100_000}'))
    assert read(path).cells[1].source == SIGMA


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04...", "is a zip file, or a document of an office program"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\x1f\x8b\x08", "is a compressed file"),
        (b"BZh91AY", "is a compressed file"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture, a sound or a film"),
        (b"\0\0\0\x18ftypheic", "a picture or a film of a phone"),
        (b"\0\0\0 ftypmp42", "a picture or a film of a phone"),
        (b"MZ\x90\0\x03", "a file of another kind"),
        (b"bplist00\xd1\x01\x02", "a file of another kind"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1", "git-lfs leaves"),
        (b"import numpy as np\n", "other text, such as a program"),
        (b"# %%\nx = 1\n", "other text, such as a program"),
        (b'{"cells": [', "breaks off"),
        (b'{"cells": [{"source": "abc', "breaks off"),
        (b'{\n"cells": nothing\n}', "cannot be read from line 2 on"),
        (b'{\n"cells": [],}', "cannot be read from line 2 on"),
        (b'"a text"', "other text"),
        (b'{\n<<<<<<< HEAD\n"cells": [],\n=======', "merge conflict"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{" * 100_000, "cannot be read from line 1 on"),
        (b"7", "no cells in it"),
        (b"[]", "no cells in it"),
        (b"{}", "no cells in it"),
        (b'{"cells": 1}', "no cells in it"),
        (b'{"worksheets": [5, {"cells": 5}]}', "no cells in it"),
    ],
)
def test_what_is_no_notebook(path, content, words):
    """Is it said in words of people what the file is?"""
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=re.escape(words)) as raised:
        read(path)
    assert re.search("data|JSONDecode|schema|valid", str(raised.value)) is None


def test_a_file_that_is_missing(path):
    """Is it said?"""
    with pytest.raises(Unreadable, match="is missing"):
        read(path)


def test_large_outputs_are_not_read(path):
    """Is a notebook read of which 30 MB are outputs, and quickly?"""
    notebook = tiny.notebook()
    lines = [f"epoch {number} ]\\" for number in range(300_000)]
    notebook.cells[1].outputs = [
        new_output("display_data", {"image/png": "A" * 25_000_000}),
        {"output_type": "stream", "text": lines},
    ]
    tiny.write(path, notebook)
    begun = time.monotonic()
    found = read(path)
    assert (found.cells[1].outputs, found.cells[2].source) == ([], notebook.cells[2].source)
    assert time.monotonic() - begun < 10


def test_pictures_that_are_too_large(path):
    """Is a notebook read without its pictures that has too many of them, which is counted?"""
    photo = {"image/jpeg": "A/9" * 3_000_000}
    pictures = [new_markdown_cell("A photo.", attachments={"a": photo}) for _ in range(4)]
    notebook = tiny.notebook()
    notebook.cells += pictures
    tiny.write(path, notebook)
    found = read(path)
    assert [cell.source for cell in found.cells] == [cell.source for cell in notebook.cells]
    assert found.metadata[LEFT_OUT] == 4


def test_what_is_too_large(path):
    """Is a notebook refused that is large without outputs, and a file of 200 MB unread?"""
    path.write_text(written("#" * 21 * 2**20))
    with pytest.raises(Unreadable, match="more than 20 MB without its outputs"):
        read(path)
    with path.open("r+b") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(Unreadable, match="has 200 MB; notebooks of up to 100 MB are marked"):
        read(path)


@pytest.mark.parametrize(
    "values", [[1] * 250_000, [[]] * 250_000, {str(n): 1 for n in range(250_000)}]
)
def test_too_many_values(path, monkeypatch, values):
    """Is a notebook of very many values refused before it is brought into form?"""
    monkeypatch.setattr(notebook_file.form, "notebook", None)
    notebook = tiny.notebook()
    notebook.cells[1].source = values
    tiny.write(path, notebook)
    with pytest.raises(Unreadable, match="more than 200000 values"):
        read(path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"outputs": []}', '{"outputs": []}'),
        ('{"outputs" : [1, [2], "]"], "b": [3]}', '{"outputs" : [], "b": [3]}'),
        ('{"a": "\\"outputs\\": [1]"}', '{"a": "\\"outputs\\": [1]"}'),
        ('{"a": "outputs", "b": [1]}', '{"a": "outputs", "b": [1]}'),
        ('{"outputs": {"outputs": [1]}}', '{"outputs": {"outputs": []}}'),
        ('{"outputs": [{"outputs": [1]}], "outputs": [2]}', '{"outputs": [], "outputs": []}'),
        ('{"outputs": [1,\n2\n]}', '{"outputs": [\n\n]}'),
        ('{"outputs": [1, "', '{"outputs": [1, "'),
    ],
)
def test_outputs_are_cut_out(before, after):
    """Are lists of outputs emptied, and nothing that only looks like one?"""
    assert without_outputs(before.encode()).decode() == after


@pytest.mark.parametrize("piece", [b'"', b'\\"', b'"\\', b"[", b'"outputs": [', b'"outputs"  '])
def test_cutting_takes_no_time(piece):
    """Does a text that never closes what it opens take a moment?"""
    begun = time.monotonic()
    without_outputs(b'"outputs": [' + piece * 1_000_000)
    without_outputs(piece * 1_000_000)
    assert time.monotonic() - begun < 20


def test_what_is_read_can_be_written(path):
    """Is a notebook of nbformat's own found as it was?"""
    tiny.write(path, tiny.notebook())
    found = read(path)
    nbformat.validate(found)
    assert found.cells == tiny.notebook().cells
