"""Runs a source notebook as a submission would run, each test in a given way."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import determine_grade
from traitlets.config import Configurable

from nbapart import findings, way
from nbapart.check import unit
from nbapart.preprocessors.execute import SafeExecute
from nbapart.preprocessors.source import SOURCE
from nbapart.way import Way


@dataclass(frozen=True)
class Result:
    """The result of one test.

    Attributes
    ----------
    points : float or None
        None where a person would have to mark it.
    holds : bool
        Whether it has ended without an error.
    said : str
        What it said when it failed.
    """

    points: float | None
    holds: bool
    said: str = ""


@dataclass(frozen=True)
class Run:
    """One run of a notebook.

    Attributes
    ----------
    results : dict
        By the tests' names.
    errors : list of str
        Names of all exceptions in all cells.
    """

    results: dict[str, Result]
    errors: list[str]


def run(
    notebook: NotebookNode, ways: Mapping[str, Way], folder: Path, parent: Configurable | None
) -> Run:
    """Run a notebook in a sandbox of its own.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        It is not changed.
    ways : dict
        The way of each test, by its name.
    folder : pathlib.Path
        Where its files are.
    parent : traitlets.config.Configurable or None
        With the course's settings.

    Returns
    -------
    Run
    """
    tried = deepcopy(notebook)
    for cell in filter(unit.is_test, tried.cells):
        cell.source = way.written(cell.source, ways[cell.metadata.nbgrader.grade_id])
    for cell in tried.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    resources = {"metadata": {"path": str(folder)}, SOURCE: (tried.cells, folder.absolute())}
    SafeExecute(parent=parent).preprocess(tried, resources)
    tests = filter(unit.is_test, tried.cells)
    results = {cell.metadata.nbgrader.grade_id: _result(cell) for cell in tests}
    return Run(results, [one.ename for cell in tried.cells for one in _errors(cell)])


def _errors(cell):
    return [one for one in cell.get("outputs", ()) if one.output_type == "error"]


def _result(cell):
    errors = _errors(cell)
    said = [one.evalue or one.ename for one in errors]
    said += ["something on stderr" for one in cell.outputs if one.get("name") == "stderr"]
    points = None if findings.read(cell).needs_person else determine_grade(cell)[0]
    return Result(points, not said, " ".join(said[:1])[:200])
