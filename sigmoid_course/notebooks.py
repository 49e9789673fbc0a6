"""Runs the reading notebooks and stores their outputs, which are the same on every machine.

What a reader is asked to predict is stored folded, and so is a section for the curious: JupyterLab
shows it on a click.
"""

import re
from pathlib import Path

from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart.preprocessors.restore import METADATA

from sigmoid_course import start_page

QUESTION = re.compile(r"\*\*Predict\b")
COLLAPSED = "jp-MarkdownHeadingCollapsed"  # as JupyterLab calls it
ASIDE = re.compile(r"#+ For the curious\b")


def run(course: Course, path: Path) -> bool:
    """Run a reading notebook and store its outputs.

    Parameters
    ----------
    course : Course
        Its path must not appear in an output.
    path : pathlib.Path
        The notebook; it is written only if something changed.

    Returns
    -------
    bool
        Whether the file changed.

    Raises
    ------
    CourseError
        A cell fails, or an output contains a path of this machine; the message names the notebook
        and the cell.
    """
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    if path.stem == start_page.NAME:
        start_page.fill(notebook, course.root)
    _execute(notebook, path)
    _clean(notebook)
    _fold(notebook)
    _refuse_traces(notebook, path, str(course.root))
    text = nbformat.writes(notebook) + "\n"
    if text == path.read_text(encoding="utf-8"):
        return False
    path.write_text(text, encoding="utf-8")
    return True


def _execute(notebook, path):
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    # Timings would differ in each run, and so would the chunks in which printed text arrives.
    client = NotebookClient(
        notebook,
        timeout=120,
        record_timing=False,
        coalesce_streams=True,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        number = _failed(notebook)
        raise CourseError(
            f"{path.name}, cell {number}: {error.ename}: {error.evalue}\nNothing was stored."
        ) from error


def _failed(notebook):
    """Return the number of the first cell with an error, counted from 1."""
    for number, cell in enumerate(notebook.cells, 1):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return number
    return None


def _clean(notebook):
    notebook.metadata = METADATA
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def _fold(notebook):
    """Fold sections for the curious, and each output between a question and the next text."""
    asked = False
    for cell in notebook.cells:
        for key in ("jupyter", COLLAPSED):
            cell.metadata.pop(key, None)
        if cell.cell_type != "code":
            asked = bool(QUESTION.search(cell.source))
            if ASIDE.match(cell.source):
                cell.metadata[COLLAPSED] = True
        elif asked and cell.outputs:
            cell.metadata["jupyter"] = {"outputs_hidden": True}


def _refuse_traces(notebook, path, root):
    for number, cell in enumerate(notebook.cells, 1):
        if root in str(cell.get("outputs", "")):
            raise CourseError(
                f"{path.name}, cell {number}: its output shows the folder {root} of this machine."
            )
