"""A notebook as the book shows it."""

import json

import pytest
from book import live
from book.notebook import shown
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, writes
from steptrace.show import as_html
from steptrace.tracer import trace

TEXT = "d/dx x^2\n= 2x"


def cells(*made):
    """The cells of a notebook as shown, of those that were made."""
    return json.loads(shown(writes(new_notebook(cells=list(made)))))["cells"]


def output(html):
    """An output in HTML."""
    return new_output("display_data", {"text/html": html, "text/plain": "x"})


@pytest.mark.parametrize(
    "call", ['tutor.trace("""{}""")', "from a import trace\ntutor.trace('{}')"]
)
def test_a_trace_is_typeset_and_can_be_tried(call):
    """Has a trace's output formulas as MathML, and a link with the derivation?"""
    source = call.format(TEXT if '"""' in call else TEXT.replace("\n", "\\n"))
    cell = new_code_cell(source, outputs=[output(as_html(trace(TEXT)))])
    html = cells(cell)[0]["outputs"][0]["data"]["text/html"]
    assert "<math" in html
    assert "$" not in html
    assert live.link(TEXT, 1) in html


def test_other_outputs_stay():
    """Is HTML that is no trace left as it is?"""
    cell = new_code_cell("tutor.trace('x')", outputs=[output("<b>$5</b>")])
    assert cells(cell)[0]["outputs"][0]["data"]["text/html"] == "<b>$5</b>"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("[a](../release/u/u.ipynb)", "[a](path:../release/u/u.ipynb)"),
        ("[a](../README.md)", "[a](../index.md)"),
        ("[a](index.ipynb)", "[a](../index.md)"),
        ("[a](1-sigmoid.ipynb)", "[a](1-sigmoid.ipynb)"),
    ],
)
def test_links_hold_in_the_book(here, there):
    """Is a sheet a download, and the list of units the first page?"""
    assert "".join(cells(new_markdown_cell(here))[0]["source"]) == there
