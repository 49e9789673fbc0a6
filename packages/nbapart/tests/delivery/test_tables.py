"""CSV files of platforms and spreadsheets are read, cell by cell as they are."""

import pytest
from nbapart.delivery import tables
from nbapart.errors import CourseError


def read(tmp_path, content):
    """The cells of the first row, and the line where it ends."""
    path = tmp_path / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    row = tables.read(path)[0]
    return list(row.cells.values()), row.line


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        ("id,name\n007,Zoë\n", ["007", "Zoë"]),
        ("\ufeffid,name\r\n007,Zoë\r\n", ["007", "Zoë"]),
        ("id;name\n1;Doe, Jane\n", ["1", "Doe, Jane"]),
        ("id\tname\n1\tDoe; Jane\n", ["1", "Doe; Jane"]),
        ('id,name\n1,"Doe, ""J"""\n', ["1", 'Doe, "J"']),
        ("id,name\n1,Müller\n".encode("cp1252"), ["1", "Müller"]),
        ("id\tname\n1\tZoë\n".encode("utf-16"), ["1", "Zoë"]),
        ("id,name,\n1\n", ["1", "", ""]),
        ("id,name\n\n,\n1,=1+1\n", ["1", "=1+1"]),
        ('id,name\n"=""007""","=""=Cmd, """"Eve"""""""\n', ["007", '=Cmd, "Eve"']),
        ('id,name\n1,"two\nlines"\n', ["1", "two\nlines"]),
    ],
)
def test_reads(tmp_path, content, cells):
    """Are separators, encodings, quotes and short rows understood, and no cell changed?"""
    assert read(tmp_path, content)[0] == cells


def test_lines_are_counted(tmp_path):
    """Is a row known by its line in the file?"""
    assert read(tmp_path, "id,name\n\n\n1,Jane\n")[1] == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,name\n", "no row"),
        ("", "no row"),
        ("id,name\n1.2E+10,Jane\n", "line 2: a spreadsheet has rounded"),
        ("id;name\n1,23E+10;Jane\n", "line 2: a spreadsheet has rounded"),
        (b"PK\x03\x04", "save it as CSV"),
        (b"id\n\x81\x8d\n", "not text in UTF-8"),
    ],
)
def test_says_what_it_cannot_read(tmp_path, content, said):
    """Is a file named that is empty, a spreadsheet, no text, or damaged by a spreadsheet?"""
    with pytest.raises(CourseError, match=rf"table\.csv.*{said}"):
        read(tmp_path, content)


def test_a_file_that_is_missing(tmp_path):
    """Is a path that leads nowhere named?"""
    with pytest.raises(CourseError, match="cannot be read"):
        tables.read(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("encoding", "doubted"), [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("cp1252", 1)]
)
def test_letters_that_may_be_others_are_said(tmp_path, encoding, doubted):
    """Is it said of a table that is not in Unicode how it was read?"""
    path = tmp_path / "t.csv"
    path.write_bytes("id,name\n1,Jörg\n".encode(encoding))
    found = list(tables.doubts(None, path))
    assert len(found) == doubted
    assert all("read as cp1252" in one for one in found)
