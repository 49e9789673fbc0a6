"""A traced derivation in a notebook, in a real browser."""

import nbformat.v4 as nbformat
import pytest

from sigmoid_course import tutor

# Source 004's, with the reason that its text gives for the second line.
PRINTED = """d/dx e^x/(e^x + 1)
= ((e^x)' (e^x + 1) - (e^x + 1)' e^x)/(e^x + 1)^2  # chain rule
= (e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2
= (e^x (e^x + 1))/((e^x + 1)(e^x + 1)) - (e^x e^x)/((e^x + 1)(e^x + 1))
= sigma(x) - sigma(x)^2 = sigma(x)(1 - sigma(x))"""
pytestmark = pytest.mark.browser

# What a screen reader comes to, in this order.
HEARD = """
caption: Broken at line 3.
columnheader "line"
columnheader "verdict"
columnheader "expression"
columnheader "rule or slip"
rowheader "1"
cell "start"
math: d d x [ e x e x + 1 ]
rowheader "2"
cell "~ misnamed"
math: =
cell "quotient rule"
cell "True, but not by the chain rule. By the quotient rule. (u/v)' = (u' v - u v')/v^2."
rowheader "3"
cell "✗ breaks"
math: = e x ( e x − 1 ) − e x e x ( e x + 1 ) 2
cell "slip: sign"
At x = 1 the line before is 0.196612, this line is -0.196612.
rowheader "4"
cell "↩ recovers"
math: =
agrees with the last sound one.
rowheader "5"
cell "✓ follows"
math: = σ ( x ) − σ ( x ) 2
rowheader "5"
cell "✓ follows"
math: = σ ( x ) ( 1 − σ ( x ) )
cell "algebra: factoring"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with source 004's derivation in a notebook that nobody has signed."""
    folder = tmp_path_factory.mktemp("reader")
    setup = nbformat.new_code_cell("from sigmoid_course import tutor")
    cell = nbformat.new_code_cell(f'tutor.trace("""{PRINTED}""")')
    html = tutor.trace(PRINTED)._repr_html_()
    cell.outputs = [nbformat.new_output("execute_result", {"text/html": html}, execution_count=1)]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    notebook = nbformat.new_notebook(cells=[setup, cell], metadata=metadata)
    (folder / "trace.ipynb").write_text(nbformat.writes(notebook), "utf-8")
    return folder


def _assert_heard(table):
    """Each piece comes after the one before it in the accessibility tree."""
    heard, place = table.aria_snapshot(), 0
    for piece in HEARD.strip().splitlines():
        place = heard.find(piece, place)
        assert place >= 0, f"{piece!r} does not come in its turn in\n{heard}"
        place += len(piece)


def test_a_trace_is_read_alike_by_eye_and_by_ear(notebook, keep):
    """Is a trace typeset and in order, in a notebook not trusted as well as once it is run?"""
    notebook.set_viewport_size({"width": 1140, "height": 900})
    cell = notebook.locator(".jp-CodeCell").last
    cell.locator("tbody:nth-of-type(6) mjx-container").wait_for(timeout=60_000)
    _assert_heard(cell.locator("table"))
    notebook.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    cell.locator("[tabindex] mjx-container").first.wait_for(timeout=60_000)
    cell.locator("tbody:nth-of-type(6) mjx-container").wait_for(timeout=60_000)
    _assert_heard(cell.locator("table"))
    assert "\\displaystyle" not in cell.locator("table").inner_text()
    keep(cell, "traced.png")
