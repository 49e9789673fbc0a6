"""A reading notebook as the book shows it: formulas typeset, traced derivations with a link."""

import ast
import json
from collections.abc import Iterator

from nbapart import typeset

from book import live

DEPTH = 1  # the units lie in a folder of the book
# Where links lead in the book: a sheet is a download, the list of units the first page.
LINKS = {
    "](../release/": "](path:../release/",
    "](../README.md)": "](../index.md)",
    "](index.ipynb)": "](../index.md)",
}
TRACED = '<caption style="caption-side: top'  # what the HTML of a trace has


def shown(text: str) -> str:
    """Return a notebook with what the book needs in its outputs, and with links that hold there.

    Parameters
    ----------
    text : str
        The notebook, as stored.

    Returns
    -------
    str
    """
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = _linked("".join(cell["source"]))
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                output["data"]["text/html"] = _shown(output["data"]["text/html"], cell)
    return json.dumps(notebook, ensure_ascii=False)


def _linked(source):
    for here, there in LINKS.items():
        source = source.replace(here, there)
    return source


def _shown(html, cell):
    html = "".join(html)
    if TRACED not in html:
        return html
    derivations = list(_derivations("".join(cell["source"])))
    links = [live.offer(text, DEPTH) for text in derivations[:1]]
    return "".join([typeset.in_html(html), *links])


def _derivations(source: str) -> Iterator[str]:
    """Yield the texts that a cell gives to `trace`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "trace":
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
