"""Tests of the sheet: a traced derivation as text and as HTML."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sigmoid_course.tutor.derivation import trace
from sigmoid_course.tutor.feedback import sheet

FOLDER = Path(__file__).parent / "derivations"
FILES = sorted(FOLDER.glob("*.txt"))
LONG = "x\n= " + " + ".join(f"x/{i}" for i in range(2, 90)) + "\n= 2 3"


class _Cells(HTMLParser):
    """The text of the cells of each row, and the tags."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.tags = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_text_fits_the_page(path):
    """Is no line of the text wider than 80 columns, nor of a very long derivation's?"""
    for text in (path.read_text("utf-8"), LONG):
        assert max(map(len, str(trace(text)).splitlines())) <= 80


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_html_says_what_the_text_says(path):
    """Does each verdict, message and mark of the text stand in the table, a row a line?"""
    result = trace(path.read_text("utf-8"))
    rows = _Cells(result._repr_html_()).rows
    lines = [row for row in rows if row[0].isdigit()]
    assert [int(row[0]) for row in lines] == [link.line for link in result.chain.links]
    said = " ".join(" ".join(map(" ".join, rows)).split())
    text = str(result)
    for row, step in zip(lines[1:], result.steps, strict=False):
        assert sheet.MARKS[step.verdict] in " ".join(row[1:])
        assert step.verdict in " ".join(row[1:])
    for step in result.steps:
        if step.verdict != "follows":
            assert " ".join(step.message.split()) in said
            assert "".join(step.message.split()) in "".join(text.split())
    assert sheet.summary(result) in html.unescape(result._repr_html_())
    assert text.endswith(sheet.summary(result))


@pytest.mark.parametrize(
    "text",
    [
        "x\n= <script>alert(1)</script>",
        "x\n= x  # <script>alert(1)</script>",
        "x\n= 2x  # <img src=x onerror=alert(1)>",
        "<b>x</b>",
        "x\n= x & y < z",
        'x\n= "><script>',
        "x $ y",
    ],
)
def test_nothing_of_the_student_is_markup(text):
    """Does no tag of a line or of a remark get into the table?"""
    shown = trace(text)._repr_html_()
    assert _Cells(shown).tags <= {
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "b",
        "pre",
    }
    assert "<script" not in shown
    assert "<img" not in shown
    assert not re.search(r"<b>x", shown)


def test_the_verdict_does_not_rest_on_colour():
    """Does each verdict have a mark of its own kind and a word, and the table no colour?"""
    assert {"follows", "breaks", "undecided"} <= set(sheet.MARKS)
    assert len({sheet.MARKS[name] for name in ("follows", "leap", "recovers", "breaks")}) == 4
    assert "color" not in trace("x\n= 2x")._repr_html_()


def test_a_line_alone_is_no_derivation_yet():
    """Is one line alone said to be so, and one step counted as one?"""
    assert str(trace("x + 1")).endswith(sheet.ALONE)
    assert str(trace("x + x\n= 2x")).endswith("Sound: 1 step, each true.")
    assert str(trace("x + x\n= 2x = x * 2")).endswith("Sound: 2 steps, each true.")
