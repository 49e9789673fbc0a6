"""Reads submissions for nbgrader, whatever program wrote them, and writes feedback pages."""

from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbformat import NotebookNode

from nbapart import html, notebook_file
from nbapart.patches import RenderedOnce


class SubmissionExporter(NotebookExporter):
    """A `NotebookExporter` that brings a notebook into form before anything looks at it."""

    def from_file(
        self, file_stream: Any, resources: dict | None = None, **options: Any
    ) -> tuple[Any, dict]:
        """Export a notebook from an open file."""
        notebook = notebook_file.read(Path(file_stream.name))
        return self.from_notebook_node(notebook, resources=resources, **options)


class PageExporter(RenderedOnce, HTMLExporter):
    """An `HTMLExporter` that does not parse its page again to describe the images on it."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **options: Any
    ) -> tuple[Any, dict]:
        """Export a notebook as a page."""
        page, resources = super().from_notebook_node(nb, resources, **options)
        return html.described(page), resources
