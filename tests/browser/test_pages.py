"""Pages for students and instructors in a real browser: nothing is covered, all can be read."""

import json
from functools import cache
from io import BytesIO

import nbformat
import pytest
from helpers.axe import faults
from helpers.units import ROOT
from nbapart.class_report.gather import Class, Entry
from nbapart.class_report.page import write
from nbapart.course import Course, application
from nbapart.engine.page import PageJob, style
from nbapart.engine.page import page as made
from nbapart.findings import Finding
from nbapart.gradebook.read import Mark, Record
from nbapart.preprocessors.feedback import Grade, Sheet
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore")]
UNIT = "1-first"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect {}/></svg>'
RECT = 'width="900" height="900" style="position:fixed;top:0;left:0;fill:red"'
BOX = '<div style="{}">Full marks!</div>'
# Styles that move an element out of its place, or let it grow over others.
MOVED = [
    "position:fixed;top:0;left:0;width:100vw;height:100vh;background:red;z-index:9999",
    "position:absolute;top:-900px;left:0;width:900px;height:2000px;background:red",
    "position:sticky;top:0;height:900px;background:red",
    "POSITION:FIXED;inset:0;background:red",
    "posi\\74 ion:fixed;top:0;left:0;right:0;bottom:0;background:red",
    "/**/position/**/:/**/fixed;inset:0;background:red",
    "margin:-900px 0 -900px -90px;height:2000px;width:2000px;background:red",
    "margin-top:-600px;margin-left:-100vw;height:2000px;background:red",
    "margin-block-start:-90em;height:90em;background:red",
    "margin:calc(-1 * 900px);height:1000px;background:red",
    "transform:translateY(-600px) scale(9);background:red",
    "translate:0 -600px;scale:9;background:red",
    "float:left;margin-top:-600px;width:900px;height:900px;background:red",
    "font-size:9000px;color:red",
    "font:bold 900px serif;color:red",
    "line-height:-900px;font-size:90px;background:red",
    "text-indent:-900px;letter-spacing:-90px;color:red",
    "vertical-align:900px;font-size:90px;color:red",
    "box-shadow:0 0 0 9999px red",
    "outline:9999px solid red",
    "text-shadow:0 -300px 90px red;font-size:90px",
    "border:9999px solid red",
    "padding:9999px;background:red",
    "border-image:url(x) 9 / 9 / 900px;filter:drop-shadow(0 -300px red)",
    "width:9999px;height:9999px;max-width:none;background:red",
    "width:1e9px;height:1e9px;min-height:9999px;background:red",
    "height:9999%;display:contents;background:red",
    "--x:fixed;position:var(--x);inset:0;background:red",
    "all:initial;position:fixed;inset:0;background:red",
    "mix-blend-mode:difference;background:white;width:100vw;height:100vh",
]
PICTURE = "data:image/svg+xml;utf8," + SVG.format('width="900" height="900" fill="red"').replace(
    '"', "'"
)
# Elements that cover, hide, replace or leave a page.
MARKUP = [
    *(BOX.format(one) for one in MOVED),
    "<style>* {visibility: hidden} .label {position: fixed}</style>",
    "<style>@import url(data:text/css,body%7Bdisplay:none%7D)</style>",
    '<link rel="stylesheet" href="data:text/css,body{display:none}">',
    '<iframe style="position:fixed;inset:0" srcdoc="<h1>Full marks</h1>"></iframe>',
    '<object data="data:text/html,Full marks" style="position:fixed;inset:0"></object>',
    '<embed src="data:text/html,Full marks" style="position:fixed;inset:0">',
    '<dialog open style="position:fixed;inset:0;height:100vh">Full marks</dialog>',
    '<details open style="position:fixed">x</details><marquee height="900">x</marquee>',
    '<meta http-equiv="refresh" content="0;url=data:text/html,x"><base href="https://x.invalid">',
    '<form style="position:fixed;inset:0"><input autofocus><button>x</button></form>',
    '<div class="total marks label" id="top">20 of 20 points</div>',
    "</div></div></div></main><h1>Full marks</h1><main><div>",
    "</td></tr></table></pre></div><div style='margin:-900px;height:999px;background:red'>x",
    "<!-- <div> --!> <p><div><table><tr>",
    "<plaintext>", "<textarea>", "<title>", "<noscript>", "<template>", "<select>", "<xmp>",
    f'<img src="{PICTURE}" style="margin:-900px 0 0 -40px;max-width:none;width:900px">',
    f'<img src="{PICTURE}" width="9999" height="9999" hspace="-900" align="left">',
    '<table style="margin:-900px" width="9999" height="9999"><tr><td>x</td></tr></table>',
    SVG.format(RECT),
    '<math><mspace width="9999px" height="9999px" style="position:fixed"/></math>',
    "<p>" + "Z\u0335\u0321\u0322\u0327\u0328" + "\u0300\u0301\u0302\u0303" * 300 + "</p>",
    "\u202e\u2066 turned around \u202e",
    "<h1 style='position:fixed'>" + "wide" * 900 + "</h1>",
    '<body style="display:none" class="x">', "<html hidden>",
    '<div popover id="p" style="inset:0">x</div><a href="#p" target="_top">x</a>',
    '<p hidden contenteditable accesskey="x" tabindex="1">x</p>',
]  # fmt: skip


def meta(name, **kind):
    """A cell's metadata as nbgrader has them."""
    known = {"grade_id": name, "grade": False, "solution": False, "locked": False, "task": False}
    return {"nbgrader": {"schema_version": 3, **known, **kind}}


def marked(make, name, source, points, outputs=None, **kind):
    """A cell that is worth points."""
    cell = make(source, metadata=meta(name, grade=True, points=points, **kind))
    return cell if outputs is None else cell.__class__(cell, outputs=outputs)


def answered(prose="Because.", outputs=(), code="def double(x):\n    return 2 * x  # so\n"):
    """A marked notebook, in which a student's things stand between those of the course."""
    answer = new_code_cell(code, metadata=meta("double", solution=True), outputs=list(outputs))
    said = new_output("stream", text="double(2.0) is not right yet.\n")
    return new_notebook(
        cells=[
            new_markdown_cell("## A task\n\nDouble $x^2$.", metadata=meta("text", locked=True)),
            answer,
            marked(new_code_cell, "double-marks", "assert True", 2, locked=True),
            new_markdown_cell("Why is that?", metadata=meta("ask", locked=True)),
            marked(new_markdown_cell, "why", prose, 3, solution=True),
            marked(new_code_cell, "word-marks", "assert True", 1, locked=True, outputs=[said]),
            new_markdown_cell("The end.", metadata=meta("end", locked=True)),
        ]
    )


SHEET = Sheet(
    (
        Grade("double-marks", 1.5, 2, False),
        Grade("why", 0, 3, True),
        Grade("word-marks", 1, 1, False),
    ),
    (("why", "Say **more**."), ("double", None)),
    2.5,
    6,
    0.5,
    True,
)


@pytest.fixture(scope="module")
def feedback(tmp_path_factory):
    """What makes a feedback page of a marked notebook, as marking does; its address."""
    folder = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        app = application(Course(tiny.course(folder / "course", units=[UNIT])))
    pages = iter(range(1000))

    def address(notebook):
        job = PageJob("ada", UNIT, nbformat.writes(notebook).encode(), SHEET, style(app))
        path = folder / f"{next(pages)}.html"
        path.write_bytes(made(job))
        return path.as_uri()

    return address


# Heights of a part of a pixel would move what follows by as much, and so its letters' edges.
ROUND = """() => document.querySelectorAll(".student").forEach(one => {
    one.style.boxSizing = "border-box";
    one.style.height = Math.ceil(one.getBoundingClientRect().height) + "px";
})"""
OURS = "main > h1, .total, .marks, .label, .comment, .text"


BOXES = """parts => parts.map(part => {
    const {left, top, right, bottom} = part.getBoundingClientRect();
    return [left, top, right, bottom].map(Math.round);
})"""


def pictures(page, address):
    """What the course itself has put onto a page: the picture of each of its parts.

    Each is cut out of the window in which it stands. What is fixed in the window covers it there,
    and several parts share a picture.
    """
    page.goto(address)
    page.evaluate(ROUND)
    parts, found = page.locator(OURS), {}
    for number, part in enumerate(parts.all()):
        if number not in found:
            part.evaluate("part => part.scrollIntoView()")
            boxes = parts.evaluate_all(BOXES)
            window = Image.open(BytesIO(page.screenshot(animations="disabled")))
            seen = [n for n, box in enumerate(boxes) if n == number or is_inside(box, window)]
            found |= {n: cut(window, boxes[n]) for n in seen if n not in found}
    return found


def is_inside(box, window):
    """Whether a part is shown from its first line to its last."""
    _, top, _, bottom = box
    return top >= 0 and bottom <= window.height


def cut(picture, box):
    """The size and the pixels of a part of a picture."""
    part = picture.crop(box)
    return part.size, part.tobytes()


@pytest.fixture(scope="module")
def harmless(browser, feedback):
    """The same parts of a page on which nothing is odd."""
    page = browser.new_page(viewport={"width": 900, "height": 700})
    found = cache(lambda: pictures(page, feedback(shown("odd"))))
    yield found
    page.close()


def shown(markup):
    """Each way in which a student's markup comes onto a page."""
    html = new_output("display_data", data={"text/html": markup, "text/plain": "x"})
    text = new_output("display_data", data={"text/markdown": markup, "text/plain": "x"})
    error = new_output("error", ename=markup, evalue=markup, traceback=[markup])
    stream = new_output("stream", text=markup)
    drawing = new_output("display_data", data={"image/svg+xml": markup, "text/plain": "x"})
    latex = new_output("display_data", data={"text/latex": f"${markup}$", "text/plain": "x"})
    return answered(markup, [html, text, error, stream, drawing, latex], code=f"# {markup}\n")


ATTACKS = MARKUP + [f"A text before.\n\n{one}\n\n<br>" for one in MARKUP[-3:]]


@pytest.mark.parametrize("markup", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_of_a_students_covers_the_page(page, feedback, harmless, markup):
    """Does each part that is ours look as if the student had written nothing odd?"""
    page.set_viewport_size({"width": 900, "height": 700})
    assert pictures(page, feedback(shown(markup))) == harmless()


def test_a_cover_is_seen(page, feedback, harmless, tmp_path):
    """Does the test above see it where the same markup is not cleaned?"""
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(feedback(shown("Because.")))
    before = page.content()
    for markup in map(BOX.format, MOVED[:2]):
        path = tmp_path / "open.html"
        path.write_text(before.replace("Because.", markup).replace('class="student"', ""), "utf-8")
        assert pictures(page, path.as_uri()) != harmless()


def readings():
    """The outputs of a reading notebook: traces, figures, tables and formulas of the course."""
    for name in ("1-sigmoid", "2-derivative", "6-logistic-regression"):
        for cell in json.loads((ROOT / f"notebooks/{name}.ipynb").read_text("utf-8"))["cells"]:
            yield from map(nbformat.from_dict, cell.get("outputs", ()))


def test_axe_finds_nothing_on_a_feedback_page(page, feedback):
    """Can a page be read by all, with traces, figures, errors and code of all kinds of colours?"""
    code = (ROOT / "sigmoid_course/logistic.py").read_text("utf-8")
    error = new_output("error", ename="E", evalue="x", traceback=["\x1b[0;31mE\x1b[0m: \x1b[1mx"])
    prose = "# One\n\n- a\n- `b`\n\n```python\nreturn 'x'\n```\n\n> $e^x$ and [a](https://b.c)\n"
    notebook = answered(prose, [*readings(), error], code)
    page.goto(feedback(notebook))
    assert "prefers-color-scheme" not in page.content()  # it is as light where all else is dark
    assert faults(page, "light") == {}


@pytest.fixture
def report(tmp_path):
    """The address of a class report with something in each of its parts."""
    marks = Mark("plot", 1, 2, False, inside="plot-marks"), Mark("why", 0, 3, True, again=True)
    slip = ("chain", Finding("sign", 3, "The sign is lost.", "d/dx e^-x = e^-x"))
    entries = [
        Entry(
            f"s{n}",
            UNIT,
            Record(f"s{n}", UNIT, marks, late=90_000.0 * (n > 3), penalty=0.5, untimed=n == 1),
            (slip,),
            "7",
        )
        for n in range(6)
    ]
    entries.append(Entry("ben", UNIT, reason="It is no notebook."))
    students = (*(entry.student for entry in entries), "gone", "pdf")
    group = Class(students, (UNIT,), tuple(entries), {("pdf", UNIT): "answer.pdf"})
    return write(group, tmp_path / "report").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_axe_finds_nothing_in_the_report(page, report, scheme, width):
    """Can the class report be read by all, in light and dark, on a wide and a narrow window?"""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(report)
    assert faults(page, scheme) == {}


def test_axe_sees_faults(page):
    """Does it find what cannot be read?"""
    page.set_content('<p style="color: #ccc; background: #ddd">Hard to read.</p><img src="x">')
    assert {"color-contrast", "image-alt"} <= faults(page, "light").keys()
