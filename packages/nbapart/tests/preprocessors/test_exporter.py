"""nbgrader reads submissions as the marker does."""

import logging

import nbformat
import pytest
from nbapart.notebook_file import Unreadable
from nbapart.preprocessors.exporter import SubmissionExporter
from nbapart_helpers import tiny


def exported(path):
    """The notebook that nbgrader gets."""
    output, _ = SubmissionExporter().from_filename(str(path))
    return nbformat.reads(output, as_version=4)


def test_it_comes_into_form(tmp_path, caplog):
    """Is a notebook that is not valid read without a complaint, and a valid one written?"""
    path = tiny.write(tmp_path / "a.ipynb", {"cells": [{"source": "a"}]})
    path.write_bytes(path.read_text().encode("utf-16"))
    with caplog.at_level(logging.WARNING):
        made = exported(path)
    nbformat.validate(made)
    assert [cell.source for cell in made.cells] == ["a"]
    assert caplog.records == []


def test_what_it_cannot_read(tmp_path):
    """Is the reason given in words?"""
    (tmp_path / "a.ipynb").write_text("")
    with pytest.raises(Unreadable, match="is empty"):
        exported(tmp_path / "a.ipynb")
