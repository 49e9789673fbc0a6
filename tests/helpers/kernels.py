"""Runs cells in a real kernel."""

import nbformat
from nbclient import NotebookClient


def run(*sources):
    """Run cells in one kernel; give for each what it printed, or how it failed."""
    made = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=made)
    NotebookClient(notebook, allow_errors=True, kernel_name="python3", timeout=120).execute()
    return [_said(cell.outputs) for cell in made]


def _said(outputs):
    said = "".join(out.get("text", "") for out in outputs)
    said += "".join(out.get("data", {}).get("text/plain", "") for out in outputs)
    return said + "".join("\n".join(out.get("traceback", ())) for out in outputs)
