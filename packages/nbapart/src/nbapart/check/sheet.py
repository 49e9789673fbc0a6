"""A source notebook on disk: read it, decide about its tests, in a copy of its folder."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import nbgraderformat
from nbgrader.nbgraderformat import SchemaTooOldError
from nbgrader.preprocessors import ClearSolutions
from traitlets.config import Configurable

from nbapart.check import templates, trial, unit
from nbapart.check.decide import Decision, decide
from nbapart.errors import CourseError
from nbapart.way import Way

OLD = "it was made by an older nbgrader; `nbgrader update {}` brings it into today's form"
# What a student does not get beside the sheet.
LEFT_OUT = shutil.ignore_patterns("*.ipynb", ".*", "__pycache__", "*.pyc", "gradebook.db")


def read(path: Path) -> NotebookNode:
    """Read a source notebook, with the metadata that nbgrader has today.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    nbformat.NotebookNode

    Raises
    ------
    Exception
        It is not a notebook, or nbgrader knows no cells of this kind.
    """
    try:
        return nbgraderformat.read(str(path), as_version=nbformat.current_nbformat)
    except SchemaTooOldError:
        raise CourseError(OLD.format(path.name)) from None


def decided(
    notebook: NotebookNode,
    folder: Path,
    parent: Configurable | None = None,
    allow_inside: bool = True,
    compare: bool = True,
) -> list[Decision]:
    """Decide the way of each test of a source notebook.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        With its solutions; it is not changed.
    folder : pathlib.Path
        Where its files are.
    parent : traitlets.config.Configurable, optional
        With the course's settings.
    allow_inside : bool
        Whether a test may run inside.
    compare : bool
        Whether to run the sheet, and not only read it.

    Returns
    -------
    list of Decision
    """
    if not (compare or templates.has_templates(notebook)):
        return decide(unit.read(notebook), None, allow_inside)
    with _copied(folder) as files:
        solved = templates.instantiated(notebook, folder, files, parent)
        about = unit.read(solved)
        blank, _ = ClearSolutions(parent=parent).preprocess(deepcopy(solved), {})

        def run(is_blank: bool, ways: Mapping[str, Way]) -> trial.Run:
            return trial.run(blank if is_blank else solved, ways, files, parent)

        return decide(about, run if compare and about.tests else None, allow_inside)


@contextmanager
def _copied(folder: Path) -> Iterator[Path]:
    """Give a copy of the files that a student gets: a sandbox does not show the course."""
    with tempfile.TemporaryDirectory(prefix="nbapart-") as made:
        files = Path(made) / "files"
        shutil.copytree(folder, files, ignore=LEFT_OUT, ignore_dangling_symlinks=True)
        yield files
