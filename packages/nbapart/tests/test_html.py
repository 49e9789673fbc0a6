"""What a student hands in is shown on feedback pages, and cannot act there."""

from html import escape

import pytest
from bs4 import BeautifulSoup
from nbapart.html import HIDDEN, UNDESCRIBED, HideTests, clean, code, described, markdown
from nbapart_helpers import tiny
from nbapart_helpers.pages import html, page
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

ACTIVE = [
    "<script>steal()</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=steal()>",
    "<b onmouseover='steal()'>b</b>",
    "<a href='javascript:steal()'>a</a>",
    "<a href='jAvAsCrIpT&#58;steal()'>a</a>",
    "<a href='data:text/html,<script>steal()</script>'>a</a>",
    "<svg onload=steal()><script>steal()</script></svg>",
    "<svg><a xlink:href='javascript:steal()'><text>a</text></a></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=steal()>",
    "<iframe src='https://evil.example'></iframe>",
    "<object data='https://evil.example'></object><embed src='https://evil.example'>",
    "<form action='https://evil.example'><input name=a><button>b</button></form>",
    "<img src='https://evil.example/seen.png'>",
    "<img src='//evil.example/seen.png'>",
    "<img src='../../other/page.html'>",
    "<img srcset='https://evil.example/seen.png 2x'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import url(https://evil.example/x.css); body {display: none}</style>",
    "<p style='background: url(https://evil.example/seen.png)'>p</p>",
    "<p style='position: fixed; top: 0; left: 0'>Score: 22 / 22</p>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<video src='https://evil.example/v.mp4' autoplay></video>",
    "<audio onerror=steal() src=x></audio>",
    "<template><script>steal()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
    "<details open ontoggle=steal()>d</details>",
    "<div class='score' id='double-marks'>22</div>",
    "<!--[if IE]><script>steal()</script><![endif]-->",
]


@pytest.fixture(scope="module", params=["feedback", "formgrade"])
def template(request):
    """Students see one page, who marks by hand sees the other."""
    return request.param


@pytest.fixture(scope="module")
def scripts(template):
    """The scripts of a page on which there is nothing."""
    return page(template=template).find_all("script")


def acts(soup):
    """All of a page that acts or loads something, apart from scripts and its own head."""
    found = []
    for tag in soup.body.find_all(True):
        for name, value in tag.attrs.items():
            text = " ".join(value) if isinstance(value, list) else str(value)
            if name.startswith("on") and not text.startswith("toggle_name"):
                found.append((tag.name, name))
            if name in ("src", "srcset", "data", "action", "poster") and "data:image" not in text:
                found.append((tag.name, name))
            if name == "href" and not text.startswith(("http", "#", "/formgrader")):
                found.append((tag.name, name))
            if name == "style" and ("url" in text or "position" in text):
                found.append((tag.name, name))
    names = ["iframe", "object", "embed", "form", "svg", "style", "link", "base", "meta", "video"]
    return found + [tag.name for tag in soup.body.find_all(names)]


@pytest.mark.parametrize("markup", ACTIVE)
def test_nothing_of_a_student_acts(markup, template, scripts):
    """Does markup that acts do nothing in a text, an answer, an output, a print or an error?"""
    printed = new_output("stream", name="stdout", text=markup)
    failed = new_output("error", ename=markup, evalue=markup, traceback=[markup])
    answer = tiny.cell(new_markdown_cell, markup, "why", points=3, grade=True, solution=True)
    answer.metadata.nbgrader.update(score=0, comment=None)
    soup = page(
        new_markdown_cell(markup),
        new_markdown_cell(f"text {markup} text\n\n    {markup}\n\n```html\n{markup}\n```"),
        answer,
        html(markup),
        html(markup, "text/markdown"),
        new_code_cell(markup, outputs=[printed, failed]),
        template=template,
    )
    assert acts(soup) == []
    assert soup.find_all("script") == scripts


@pytest.mark.parametrize(
    "link", ["[a](javascript:f())", "![a](https://evil.example/a.png)", "<javascript:f()>"]
)
def test_links_of_markdown(link, template, scripts):
    """Are links in Markdown only links?"""
    assert acts(page(new_markdown_cell(link), template=template)) == []


def test_scripts_and_drawings_of_outputs(template, scripts):
    """Does an output with a script show nothing, and a drawing stand as a picture?"""
    soup = page(
        html("steal()", "application/javascript"),
        html("<svg onload='steal()'></svg>", "image/svg+xml"),
        html({"model_id": "a"}, "application/vnd.jupyter.widget-view+json"),
        template=template,
    )
    assert acts(soup) == []
    assert soup.find_all("script") == scripts
    assert soup.img["src"].startswith("data:image/svg+xml;base64,")


def test_pictures_tables_and_formulas_stay():
    """Are a plot, a table, formulas and code still there, and is nothing loaded for them?"""
    table = "<table><caption>Two rows.</caption><tr><td>a</td></tr><tr><td>b</td></tr></table>"
    soup = page(
        new_markdown_cell("Here $a<b$ and\n\n$$x^2$$\n\n```python\nx = 1\n```"),
        html('<img src="data:image/png;base64,AA==" alt="A plot.">'),
        html("AA==", "image/png"),
        html(table),
        html("$x^2$", "text/latex"),
    )
    assert [one.get_text() for one in soup.find_all("math")] == ["a<b", "x2", "x2"]
    assert not soup.head.find_all(["script", "link"])
    assert [img["src"] for img in soup.find_all("img")] == ["data:image/png;base64,AA=="] * 2
    assert soup.img["alt"] == "A plot."
    assert soup.find_all("table")[-1].caption.text == "Two rows."
    assert soup.select("div.highlight span")


def test_a_picture_stays_where_its_script_does_not():
    """Is a picture beside a script there, with its text, without the script?"""
    picture = "data:image/svg+xml;base64,AA=="
    markup = f'<div data-a="1"><img src="{picture}" alt="A line."></div>\n<script>f()</script>'
    soup = page(html(markup))
    assert (soup.img["alt"], soup.img["src"]) == ("A line.", picture)
    assert soup.find_all("script") == page().find_all("script")


def test_pictures_pasted_into_a_text():
    """Is a picture that a student pasted into an answer shown, and a missing one no trouble?"""
    cell = new_markdown_cell("![a](attachment:a.png) ![b](attachment:b.png)")
    cell.attachments = {"a.png": {"image/png": "AA=="}}
    sources = [img.get("src") for img in page(cell).find_all("img")]
    assert sources[0] == "data:image/png;base64,AA=="


def test_hidden_tests_are_not_shown():
    """Does a test cell show the points and message of a hidden test, and not its source?"""
    notebook = tiny.notebook()
    notebook, _ = HideTests()(notebook, {})
    sources = {cell.id: cell.source for cell in notebook.cells}
    assert sources["double-marks"] == sources["word-marks"] == HIDDEN
    assert sources["double-check"] == tiny.DOUBLE_CHECK


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "a = 1\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc = 1",
            f"a = 1\n{HIDDEN}\nc = 1",
        ),
        ("### BEGIN HIDDEN TESTS\nb", HIDDEN),
        ("if a:\n    ### BEGIN HIDDEN TESTS\n    b\n    ### END HIDDEN TESTS", f"if a:\n{HIDDEN}"),
        ("a = 1", "a = 1"),
    ],
)
def test_regions_of_hidden_tests(source, shown):
    """Is each region hidden, one that never ends too, and the rest left as it is?"""
    cell = tiny.cell(new_code_cell, source, "marks", points=1, grade=True, locked=True)
    notebook, _ = HideTests()(new_notebook(cells=[cell]), {})
    assert notebook.cells[0].source == shown


def test_an_answer_keeps_what_it_says():
    """Is a student's own cell left alone, whatever it says about hidden tests?"""
    source = "### BEGIN HIDDEN TESTS\nx = 1"
    cell = tiny.cell(new_code_cell, source, "double", solution=True)
    notebook, _ = HideTests()(new_notebook(cells=[cell]), {})
    assert notebook.cells[0].source == source


def test_what_acts_is_seen_to_act():
    """Do the tests above see it where nothing is cleaned?"""
    soup = BeautifulSoup(f"<html><body>{''.join(ACTIVE[:18])}</body></html>", "html.parser")
    assert len(acts(soup)) > 10


@pytest.mark.parametrize(
    "style",
    [
        *("margin: -1400px 0 0 -40px", "MARGIN:-1px", "margin: calc(-9px)", "height: 99999px"),
        *("width: 200vw", "font-size: 900px", "line-height: 50", "padding: 9e9px", "top: 0"),
        *("position: fixed", "transform: scale(9)", "border: 500px solid", "float: left"),
    ],
)
def test_a_style_that_moves_or_covers_is_left_out(style):
    """Does an element keep no style that leaves its place, and one that is harmless?"""
    made = clean(f'<p style="{style}; color: red">x</p>')
    assert made == '<p style="color:red">x</p>'


@pytest.mark.parametrize("markup", ACTIVE)
def test_cleaning_twice_changes_nothing(markup):
    """Is what was cleaned clean?"""
    assert clean(clean(markup)) == clean(markup)


@pytest.mark.parametrize("sign", [r"\\(", r"\begin{a}", "<div>", "["])
def test_a_text_that_never_ends_stays_as_typed(sign):
    """Is a text with thousands of signs that open something shown and not typeset?"""
    assert markdown({}, sign * 4_000) == f"<pre>{escape(sign * 4_000)}</pre>"


@pytest.mark.parametrize("show", [lambda text: markdown({}, text), code])
@pytest.mark.parametrize("blank", [" ", " \n", "\t\n"])
def test_a_run_of_blanks_stays_as_typed(show, blank):
    """Are thousands of blanks shown as they stand, and neither typeset nor coloured?"""
    text = "a" + blank * 4_000 + "a"
    assert show(text) == f"<pre>{text}</pre>"


def test_python_alone_is_coloured():
    """Is a block of another language that the student names shown without colours?"""
    assert "<span" in markdown({}, "```python\nx = 1\n```")
    assert "<span" not in markdown({}, "```aspectj\nx = 1\n```")
    assert "mermaid" not in markdown({}, "```mermaid\nx = 1\n```")


def test_a_students_metadata_choose_no_language():
    """Is a code cell coloured as Python, whatever its own metadata say?"""
    cell = new_code_cell("%%html\nx = 1", metadata={"magics_language": "html"})
    assert page(cell).select("div.highlight span.mi")


def test_links_into_files_are_not_looked_for(monkeypatch, template):
    """Is a text with thousands of open brackets left alone by nbconvert's search for links?"""
    monkeypatch.setattr("nbconvert.filters.strings.markdown_url_pattern", None)
    assert "[[[" in page(new_markdown_cell("[" * 4_000), template=template).get_text()


@pytest.mark.parametrize(
    ("image", "text"),
    [
        ('<img src="a.png">', UNDESCRIBED),
        ('<img class="x"\n src="data:image/png;base64,AA=="/>', UNDESCRIBED),
        ('<img title="no alt= here" src="a.png">', UNDESCRIBED),
        ("<img title='a > b' src=\"a.png\">", UNDESCRIBED),
        ('<img data-alt="x" src="a.png">', UNDESCRIBED),
        ('<img alt="A curve" src="a.png">', "A curve"),
        ('<img src="a.png" alt="">', ""),
    ],
)
def test_each_image_has_a_text(image, text):
    """Has an image without a text one in the end, and does each keep the one it has?"""
    page = BeautifulSoup(described(f"<p>&lt;img&gt;</p>{image}<b>x</b>"), "html.parser")
    [found] = page.select("img")
    assert found["alt"] == text
    assert found["src"]
    assert page.p.text == "<img>"
    assert page.b.text == "x"
