"""Tests of displaying a traced derivation as text and as HTML."""

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from steptrace import show
from steptrace.messages.english import ENGLISH
from steptrace.messages.trace import explanation
from steptrace.tracer import trace
from steptrace_helpers.derivations import FOLDER

FILES = sorted(FOLDER.glob("*.txt"))
LONG = "x\n= " + " + ".join(f"x/{i}" for i in range(2, 90)) + "\n= 2 3"


class _Table(HTMLParser):
    """A table as a screen reader finds it: its tags, and each row's cells with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.caption, self.rows, self.open = [], "", [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append({"tag": tag, "text": "", **dict(attrs)})

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "caption" in self.open:
            self.caption += data
        else:
            self.rows[-1][-1]["text"] += data


@cache
def _traced(path):
    return trace(path.read_text("utf-8"))


def _table(text):
    return _Table(trace(text)._repr_html_())


def _tight(*parts):
    """Text without the blanks and line breaks that a layout puts in."""
    return "".join("".join(parts).split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_text_fits_the_page(path):
    """Is no line of the text wider than 80 columns?"""
    assert max(map(len, str(_traced(path)).splitlines())) <= 80


def test_a_long_line_breaks_between_its_terms():
    """Does a long expression fit the page as text, and break or scroll in the table?"""
    result = trace(LONG)
    assert max(map(len, str(result).splitlines())) <= 80
    assert result._repr_html_().count('<div tabindex="0" style="overflow-x: auto') == 1
    formula = _Table(result._repr_html_()).rows[2][2]["text"]
    assert formula.split("$ $")[:2] == [
        r"$\displaystyle = \frac{x}{2}",
        r"\displaystyle {} + \frac{x}{3}",
    ]
    assert formula.count("$") == 2 * 88


def test_a_long_line_does_not_break_inside_brackets():
    """Is a fraction, a power or a bracket left in one piece, however long?"""
    inside = " - ".join(f"x^{i}" for i in range(1, 30))
    for whole in (f"({inside})/2", f"2({inside})", f"e^({inside})"):
        cell = _table(f"x\n= 1 + {whole}").rows[2][2]["text"]
        assert cell.count("$") == 4


@pytest.mark.parametrize(
    ("text", "marked"),
    [("d/dx x^2\n= 2x\n= 3x\n= 3x + 0", ["3"]), ("x\n= (x", ["2"]), ("x\n= x + 0", [])],
)
def test_a_row_that_breaks_has_a_bar(text, marked):
    """Has a row that breaks, or is unreadable, a bar at its edge, and no other row?"""
    heads = [row[0] for row in _table(text).rows[1:] if row[0]["tag"] == "th"]
    assert [head["text"] for head in heads if "border-left" in head["style"]] == marked


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_html_says_what_the_text_says(path, monkeypatch):
    """Are table and text the same words in the same order, where formulas are written alike?"""
    monkeypatch.setattr(show, "to_latex", show.to_text)
    result = _traced(path)
    table = _Table(result._repr_html_())
    cells = [cell["text"] for row in table.rows[1:] for cell in row]
    shown = re.sub(r"\$\\displaystyle|\$|\{\}", "", _tight(table.caption, *cells))
    assert shown == _tight(str(result))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_line_stands_there_with_its_verdict(path):
    """Has each line its number, mark and verdict, and what is said of it in the row below?"""
    result = _traced(path)
    rows = _Table(result._repr_html_()).rows[1:]
    lines = [row for row in rows if row[0]["text"].isdigit()]
    given = list(result.derivation.given_at.values())
    numbers = [line.number for line in result.derivation.lines[:1]] + [
        step.line for step in result.steps
    ]
    assert [int(row[0]["text"]) for row in lines[: len(given)]] == given
    lines = lines[len(given) :]
    assert [int(row[0]["text"]) for row in lines] == numbers
    assert str(result).startswith(show.summary(result))
    for row, step in zip(lines[1:], result.steps, strict=True):
        assert row[1]["text"] == f"{show.MARKS[step.verdict]} {step.verdict}"
        if step.verdict != "follows":
            below = rows[rows.index(row) + 1]
            assert _tight(below[0]["text"]) == _tight(explanation(step))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_screen_reader_finds_its_way(path):
    """Has the table a caption, a header to each column and line, and full rows?"""
    table = _Table(_traced(path)._repr_html_())
    assert table.tags[:2] == ["table", "caption"]
    assert table.caption
    assert [cell["scope"] for cell in table.rows[0]] == ["col"] * 4
    assert [cell["text"] for cell in table.rows[0]] == list(ENGLISH.entries["title"].values())
    for row, below in pairwise([*table.rows[1:], None]):
        if row[0]["tag"] == "th":
            assert row[0]["scope"] == "row"
            assert row[0]["text"]
            assert len(row) == 4
            continued = below is not None and below[0]["tag"] == "td"
            assert (row[0].get("rowspan") == "2") == continued
        else:
            assert [cell["colspan"] for cell in row] == ["3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("d/dx 1/(1 + x)\n= -1/(1 + x)^2  # Chain  rule", "chain rule"),
        ("d/dx 1/(1 + x)\n= -1/(1 + x)^2", "reciprocal rule"),
        ("1/(a + 1) + 1/a\n= (a + a + 1)/(a(a + 1))", "algebra: common denominator"),
        ("1/(1 + e^-x)\n= sigma(x)", "definition: putting sigma in"),
        ("d/dx e^(x^2)\n= e^(x^2)", "slip: inner-derivative"),
        ("x^2\n= 7 x^3 + 1", ""),
    ],
)
def test_the_margin_names_the_rule(text, said):
    """Does the rule stand in the margin, the one claimed where several fit, or the slip?"""
    assert _table(text).rows[2][3]["text"] == said
    assert str(trace(text)).splitlines()[2].endswith(said)


def test_what_was_given_stands_first():
    """Is a `let` shown before the lines, and an equation with both its sides?"""
    rows = _table("let alpha = 1 + x\n1/alpha\n= 1/(1 + x)").rows
    assert [cell["text"] for cell in rows[1]][:2] == ["1", "let"]
    assert rows[1][2]["text"] == "$\\displaystyle \\alpha  = 1 + x$"
    rows = _table("y^2 = x\n2y y' = 1").rows
    assert [row[2]["text"] for row in rows[1:]] == [
        "$\\displaystyle y^{2} = x$",
        "$\\displaystyle 2 \\, y \\cdot \\frac{dy}{dx} = 1$",
    ]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("x/x\n= 1", "domain"),
        ("ln(x^2)\n= 2 ln(x)", "domain"),
        ("e^(ln(x))\n= x", "domain"),
        ("ln(x y)\n= ln(x) + ln(y)", "domain"),
        ("sqrt(x)^2\n= x  # sum rule", "domain"),
        ("d/dx[x^2/x]\n= 1", "domain"),
        ("x y = x^2\ny = x", "divides"),
    ],
)
def test_a_change_of_domain_stands_in_the_row_of_the_verdict(text, remark):
    """Is it said in the row of a true step where it is not valid, once, and in the data?"""
    result, said = trace(text), ENGLISH.entries["remark"][remark]
    row, *below = _Table(result._repr_html_()).rows[2:]
    assert row[1]["text"][0] in "✓»~"
    assert row[3]["text"].endswith(said)
    assert not any(said in cell["text"] for cells in below for cell in cells)
    (shown,) = (line for line in str(result).splitlines() if line.endswith(said))
    assert len(shown) == 80
    assert result.as_dict()["steps"][0]["domain"] == said
    assert trace("x + x\n= 2x").as_dict()["steps"][0]["domain"] is None


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
    expected = {"table", "caption", "thead", "tbody", "tr", "th", "td", "div", "pre"}
    assert set(_Table(shown).tags) <= expected
    assert "<script" not in shown
    assert "<img" not in shown
    assert not re.search(r"<b>x", shown)


def test_the_verdict_does_not_rest_on_colour():
    """Has each verdict a mark and a word, and has the table no colour?"""
    assert len({show.MARKS[name] for name in ("follows", "leap", "recovers", "breaks")}) == 4
    assert "color" not in trace("x\n= 2x")._repr_html_()


def test_a_line_alone_is_no_derivation_yet():
    """Is one line alone said to be so, and one step counted as one?"""
    for text, said in (
        ("x + 1", "One line alone: nothing to judge yet."),
        ("x + x\n= 2x", "Sound: 1 step, each true."),
        ("x + x\n= 2x = x * 2", "Sound: 2 steps, each true."),
        ("x\n= 2x", "Broken at line 2."),
        ("", "Unreadable at line 1."),
    ):
        assert str(trace(text)).splitlines()[0] == said
        assert _table(text).caption == said


def test_a_slip_stands_in_the_margin_where_a_sentence_names_it():
    """Is a line left without a slip's name that fits by value alone?"""
    step = trace("d/dx[ln(1/(1 + e^x))]\n= 1/(1 + e^x)").steps[0]
    assert (step.slips, step.slip, show.margin(step)) == (("constant",), None, "")
