"""nbgrader's own notebooks get nbgrader's marks, each test in the way that was decided."""

import contextlib
from pathlib import Path

import nbgrader
import pytest
from nbapart.check import sheet, unit
from nbapart.way import Way
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade
from traitlets.config import Config
from traitlets.config.configurable import Configurable

SETTINGS = {"SafeExecute": {"allow_unsandboxed": True, "timeout": 20}}
PARENT = Configurable(config=Config(SETTINGS))
# Those that are about cells without an end, in which nbgrader would wait for its own time limit.
ENDLESS = ("infinite", "timeout")


def found():
    """Each distinct notebook with tests that nbgrader can read."""
    sheets = {}
    for path in sorted(Path(nbgrader.__file__).parent.rglob("*.ipynb")):
        if not path.name.startswith(ENDLESS):
            with contextlib.suppress(Exception):
                notebook = sheet.read(path)
                tests = [cell.source for cell in notebook.cells if unit.is_test(cell)]
                code = tuple(cell.source for cell in notebook.cells if cell.cell_type == "code")
                if tests:
                    sheets.setdefault(code, path)
    return sorted(sheets.values())


PATHS = found()


def stock(path):
    """The marks that nbgrader itself gives; None where it stops at a test."""
    notebook = sheet.read(path)
    resources = {"metadata": {"path": str(path.parent)}}
    running = Execute(timeout=20, kernel_name="python3", shutdown_kernel="immediate")
    running.preprocess(notebook, resources)
    return [_mark(cell) for cell in notebook.cells if unit.is_test(cell)]


def _mark(cell):
    with contextlib.suppress(KeyError, ValueError):
        return determine_grade(cell)[0]
    return None


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_marks_are_those_of_nbgrader(path, monkeypatch):
    """Does each test that is not refused give nbgrader's mark to the notebook as it is?"""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")  # as `nbgrader autograde` does
    decisions = sheet.decided(sheet.read(path), path.parent, PARENT)
    for expected, decision in zip(stock(path), decisions, strict=True):
        if decision.way != Way.REFUSED:
            assert decision.mark == expected, decision


def test_there_are_many():
    """Are the notebooks of nbgrader's documentation and of its tests among them?"""
    assert len(PATHS) > 15
    assert {"docs", "tests"} <= {part for path in PATHS for part in path.parts}
