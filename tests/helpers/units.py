"""What the tests of the units share: notebooks run cell by cell in one namespace, without a kernel.

Quick stand-ins for the real pipeline, which has tests of its own: a cell that raises goes on,
a visible check's `NotYet` is heard and passed over, and what a marking cell's last expression
returns are its points, as nbgrader reads them, and what waits for a person.
"""

import ast
import re
import sys
import warnings
from collections import defaultdict
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

import matplotlib
import matplotlib.pyplot
import nbformat
from nbapart import findings

from sigmoid_course.release import HideLines

ROOT = Path(__file__).resolve().parents[2]
UNITS = sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir())
# A class of tests for each unit, as in "TestSigmoid".
CLASSES = {f"Test{unit[2:].title().replace('-', '')}": unit for unit in UNITS}
SOLUTION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)


@dataclass
class Ran:
    """What became of a code cell: its value, what it printed, and the exception, if any."""

    value: object
    printed: str
    complaints: str
    error: Exception | None

    @property
    def said(self):
        """Everything that a reader of the feedback sees of it."""
        return f"{self.printed}\n{self.complaints}\n{self.error or ''}"


def source(unit):
    """Read an assignment with its solutions."""
    return nbformat.read(ROOT / "source" / unit / f"{unit}.ipynb", as_version=4)


def reading(unit):
    """Read a reading notebook."""
    return nbformat.read(ROOT / "notebooks" / f"{unit}.ipynb", as_version=4)


def cell(unit, slug):
    """Give the source of a cell of an assignment."""
    return next(c.source for c in source(unit).cells if c.id == slug)


def visible(unit):
    """Give what students get of an assignment, as one text."""
    cells = untouched(source(unit)).cells
    return "\n".join(c.source for c in cells if "BEGIN HIDDEN TESTS" not in c.source)


def untouched(notebook):
    """Take the solutions out and hide the lines asked for, as a release does."""
    for cell in notebook.cells:
        cell.source = SOLUTION.sub("pass  # your answer here", cell.source)
    return HideLines().preprocess(notebook, {})[0]


def run(code, namespace):
    """Run a cell's code as a kernel would: the value is that of the last expression."""
    matplotlib.use("Agg")
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.showwarning = lambda message, *_, **__: print(message, file=sys.stderr)
        value, error = _attempt(code, namespace)
    return Ran(value, out.getvalue(), err.getvalue(), error)


def _attempt(code, namespace):
    try:
        return _evaluate(code, namespace), None
    except Exception as error:
        return None, error


def _evaluate(code, namespace):
    body = ast.parse(code).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), namespace)
    if last is not None:
        return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)
    return None


def run_cells(notebook):
    """Run all code cells in one namespace; give (cell, Ran) pairs and the namespace."""
    namespace = {"__name__": "__main__"}
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    with matplotlib.rc_context():  # a notebook's style is its own
        ran = [(cell, run(cell.source, namespace)) for cell in cells]
    matplotlib.pyplot.close("all")
    return ran, namespace


def run_reading(unit):
    """Run a reading notebook in its folder, where the files that it reads are."""
    with chdir(ROOT / "notebooks"):
        return run_cells(reading(unit))


@cache
def _solved(unit):
    return run_cells(source(unit))[1]


def solved(unit):
    """Give the names that an assignment with its solutions has set; it runs once in a process."""
    return dict(_solved(unit))


def mark(notebook):
    """Run an assignment; give the points and what was said for each exercise marked by machine."""
    return score(notebook, run_cells(notebook)[0])


def score(notebook, outcomes):
    """Give points and what was said, as `mark` does, where the cells were run before."""
    points, said = defaultdict(float), defaultdict(str)
    names = exercises(notebook)
    for cell, ran in outcomes:
        name = exercise(cell, names)
        said[name] += ran.said
        if _marked(cell):
            points[name] += earned(cell, ran)
    return dict(points), dict(said)


def waiting(notebook, outcomes):
    """Give the places at which a person must look for each exercise where there are any."""
    found, names = defaultdict(list), exercises(notebook)
    for cell, ran in outcomes:
        if _marked(cell) and not ran.error:
            places = (one.place for one in findings.of_value(ran.value).waiting)
            found[exercise(cell, names)] += places
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items() if places}


def exercises(notebook):
    """Give the points of each exercise that is marked by machine."""
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    answers = [c.metadata.nbgrader.grade_id for c in cells if c.metadata.nbgrader.solution]
    points = defaultdict(float)
    for cell in filter(_marked, cells):
        points[exercise(cell, answers)] += cell.metadata.nbgrader.points
    return dict(points)


def exercise(cell, names):
    """Give the exercise that a cell belongs to, or None."""
    slug = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    return next((name for name in names if slug == name or slug.startswith(name + "-")), None)


def _marked(cell):
    kind = cell.metadata.get("nbgrader", {})
    return bool(kind.get("grade")) and not kind.get("solution")


def earned(cell, ran):
    """Give the points that nbgrader reads from a marking cell."""
    if ran.error or ran.complaints:
        return 0.0
    full = cell.metadata.nbgrader.points
    return full if ran.value is None else min(float(ran.value), full)


def names_marked(notebook):
    """Give the names of each answer cell that its exercise's checks look at: exercise -> names."""
    kinds = {cell.id: cell.metadata.get("nbgrader", {}) for cell in notebook.cells}
    answers = [slug for slug, kind in kinds.items() if kind.get("solution")]
    set_by, read_by = defaultdict(set), defaultdict(set)
    for cell in (c for c in notebook.cells if c.cell_type == "code"):
        name, tree = exercise(cell, answers), ast.parse(cell.source)
        if kinds[cell.id].get("solution"):
            set_by[name] |= _set_outside(tree)
        else:
            read_by[name] |= _names(tree, ast.Load)
    return {name: set_by[name] & read_by[name] for name in exercises(notebook)}


def _set_outside(tree):
    """The names that code sets, functions too, but not those inside of functions."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    others = [node for node in tree.body if node not in functions]
    return _names(ast.Module(others, []), ast.Store) | {function.name for function in functions}


def _names(tree, context):
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {node.id for node in nodes if isinstance(node.ctx, context)}
