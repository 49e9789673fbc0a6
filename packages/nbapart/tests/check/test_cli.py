"""`nbapart check` names each test that does not run apart, and counts all of them."""

import io

import pytest
from click.testing import CliRunner
from nbapart.check import cli, report, survey
from nbapart.check.decide import Decision
from nbapart.check.survey import Sheet
from nbapart.cli import main
from nbapart.errors import CourseError
from nbapart.way import Way
from nbapart_helpers import tiny
from nbapart_helpers.handed import UNIT
from rich.console import Console

SAME = "assert double is double and double(2) == 4"


def test_sheets_are_found(tmp_path):
    """Are all notebooks with tests found in a folder, and none that nbgrader has made?"""
    plain = tiny.notebook()
    plain.cells = plain.cells[:1]
    for place in ("source/a/a", "source/a/b", "release/a/a", "autograded/x/a/a", ".git/a"):
        tiny.write(tmp_path / f"{place}.ipynb", tiny.notebook())
    tiny.write(tmp_path / "read.ipynb", plain)
    (tmp_path / "odd.ipynb").write_text("no notebook")
    found = [path.relative_to(tmp_path).as_posix() for path in survey.notebooks(tmp_path)]
    assert found == ["source/a/a.ipynb", "source/a/b.ipynb"]
    single = tmp_path / "release/a/a.ipynb"
    assert survey.notebooks(single) == [single]


def test_one_that_cannot_be_read_stops_no_other(tmp_path):
    """Is it named with the reason, and is the next one looked at?"""
    odd = tmp_path / "odd.ipynb"
    odd.write_text("no notebook")
    empty = tiny.notebook()
    empty.cells = empty.cells[:1]
    good = tiny.write(tmp_path / "good.ipynb", empty)
    first, second = survey.survey([odd, good])
    assert "NotJSONError" in first.unreadable
    assert (second.unreadable, second.decisions) == (None, [])


def shown(*sheets, every=False):
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(report.report(list(sheets), every))
    return console.export_text()


def decisions():
    return [
        Decision("one", Way.APART, mark=1.0, blank=1.0, points=1.0),
        Decision("two", Way.INSIDE, 3, "reads x: [b]", "write y", 1.0, 0.0, 1.0),
        Decision("three", Way.REFUSED, None, "lacks x", "bring x", 0.0, 0.0, 1.0),
    ]


def test_the_table_the_reasons_and_the_numbers(tmp_path):
    """Does each test that is not apart have its line, its reason and what to write instead?"""
    text = shown(Sheet(tmp_path / "a.ipynb", decisions()), Sheet(tmp_path / "b.ipynb", [], "odd"))
    rows = [line.replace("│", " ").split() for line in text.splitlines()]
    assert ["a", "two", "3", "inside"] in rows
    assert ["a", "three", "refused"] in rows
    assert "a, two, line 3: this test reads x: [b]. To do: write y." in text
    assert "a, three: this test lacks x. To do: bring x." in text
    assert "forge" in text
    assert "b.ipynb: odd" in text
    assert "1 sheets, 3 tests: 1 apart, 1 inside, 1 refused." in text
    assert "2 give the sheet's own solution all points: 1 apart (50 %), 1 inside" in text
    assert "1 give an untouched sheet full points: one." in text
    assert "one" not in text.partition("Why")[0]
    assert "one" in shown(Sheet(tmp_path / "a.ipynb", decisions()), every=True).partition("Why")[0]


def test_a_course_is_checked(tmp_path, monkeypatch):
    """Is the source of the course looked at, with its settings, and its exit status that of it?"""
    root = tiny.course(tmp_path, units=[UNIT])
    notebook = tiny.notebook()
    notebook.cells[3].source = SAME
    tiny.write(root / "source" / UNIT / f"{UNIT}.ipynb", notebook)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", "")
    lines = []
    monkeypatch.setattr(report, "report", lambda sheets, every: lines.extend(sheets) or "")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    [sheet] = lines
    ways = {one.name: one.way for one in sheet.decisions}
    assert ways == {"double-marks": Way.INSIDE, "word-marks": Way.APART}
    with (root / "nbgrader_config.py").open("a") as settings:
        settings.write("c.DecideWays.allow_inside = False\n")
    assert CliRunner().invoke(main, ["check"]).exit_code == 1
    assert lines[-1].decisions[0].way == Way.REFUSED


def test_nothing_to_check(tmp_path, monkeypatch):
    """Is it said what is missing, in a folder without tests and outside of a course?"""
    monkeypatch.chdir(tmp_path)
    assert "no notebook with tests" in CliRunner().invoke(main, ["check", str(tmp_path)]).output
    assert "is not inside a course" in CliRunner().invoke(main, ["check"]).output
    with pytest.raises(CourseError):
        cli._source(None)
