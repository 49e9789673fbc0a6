"""Pages of notebooks as nbgrader makes them with nbapart's settings, for tests."""

from pathlib import Path

import nbgrader.server_extensions.formgrader as formgrader
from bs4 import BeautifulSoup
from nbapart import configure
from nbapart.preprocessors.exporter import PageExporter
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output
from traitlets.config import Config

TEMPLATES = Path(formgrader.__file__).parent / "templates"
BOOTSTRAP = Path(formgrader.__file__).parent / "static/node_modules/bootstrap/dist/css"


def page(*cells, template="feedback"):
    """The page of a notebook: nbapart's own for feedback, nbgrader's for who marks by hand."""
    settings = Config()
    configure(settings)
    settings.HTMLExporter.template_name = template
    settings.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
    settings.HTMLExporter.extra_template_paths = [str(BOOTSTRAP)]
    kind = PageExporter if template == "feedback" else HTMLExporter
    exporter = kind(config=settings)
    known = {"score": 0, "max_score": 0, "late_penalty": 0, "notebook": "unit"}
    inlining = {"css": []}
    resources = {
        "inlining": inlining,
        "nbgrader": known,
        "base_url": "",
        "index": 0,
        "total": 1,
        "submission_id": "a",
    }
    text, _ = exporter.from_notebook_node(new_notebook(cells=list(cells)), resources)
    return BeautifulSoup(text, "html.parser")


def html(markup, kind="text/html"):
    """A cell that has put out HTML, or Markdown."""
    output = new_output("display_data", data={kind: markup, "text/plain": "text"})
    return new_code_cell("show()", outputs=[output])
