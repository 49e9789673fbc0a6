"""Reads submissions for nbgrader, whatever program wrote them."""

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter

from nbapart import notebook_file


class SubmissionExporter(NotebookExporter):
    """A `NotebookExporter` that brings a notebook into form before anything looks at it."""

    def from_file(
        self, file_stream: Any, resources: dict | None = None, **options: Any
    ) -> tuple[Any, dict]:
        """Export a notebook from an open file."""
        notebook = notebook_file.read(Path(file_stream.name))
        return self.from_notebook_node(notebook, resources=resources, **options)
