"""A notebook's text alternatives are read, or their file is asked for by name."""

import pytest

from sigmoid_course.show.text_alternatives import text_alternatives


def test_each_text_is_found_by_its_cell(tmp_path):
    """Are the texts those of the file, on one line each?"""
    path = tmp_path / "1-first.toml"
    path.write_text('plot = """\\\nA line \\\n  that rises: σ."""\n', encoding="utf-8")
    assert text_alternatives(path) == {"plot": "A line that rises: σ."}


def test_a_file_that_is_not_there_is_named(tmp_path, monkeypatch):
    """Does a notebook that was moved say which file it misses, and where it looked?"""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"alt/1-first\.toml: no such file in .*Keep a"):
        text_alternatives("alt/1-first.toml")
