"""What stands in a source notebook: its tests, and what its other cells define."""

import ast
import re
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader import utils

from nbapart.check import lint, syntax
from nbapart.marker import test_cell

# Lines of IPython's own in an otherwise Python cell.
MAGIC = re.compile(r"^([ \t]*+)[%!][^\n]*+$", re.MULTILINE)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Test:
    """A test cell.

    Attributes
    ----------
    name : str
        Its `grade_id`.
    source : str
    points : float
    binds, reads : frozenset of str
        Global names that it binds, and that it reads and does not bind.
    """

    name: str
    source: str
    points: float
    binds: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Unit:
    """What a source notebook consists of.

    Attributes
    ----------
    tests : list of Test
    around : lint.Around
        What its cells define.
    """

    tests: list[Test] = field(default_factory=list)
    around: lint.Around = field(default_factory=lint.Around)


def is_test(cell: NotebookNode) -> bool:
    """Return whether a cell is marked by running it."""
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def read(notebook: NotebookNode) -> Unit:
    """Read a source notebook.

    Parameters
    ----------
    notebook : nbformat.NotebookNode

    Returns
    -------
    Unit
    """
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    answers = [tree for cell in code if utils.is_solution(cell) for tree in parsed(cell.source)]
    others = [tree for cell in code if not utils.is_solution(cell) for tree in parsed(cell.source)]
    theirs = {name for tree in answers for name in bound(tree)}
    defined = [one for tree in others for one in tree.body if isinstance(one, DEFINITIONS)]
    helpers = {one.name: one for one in defined if one.name not in theirs}
    imports = {name: what for tree in others + answers for name, what in syntax.imports(tree)}
    classes = {one.name for tree in answers for one in tree.body if isinstance(one, ast.ClassDef)}
    around = lint.Around(frozenset(theirs), helpers, imports, frozenset(classes))
    return Unit([_test(cell) for cell in code if is_test(cell)], around)


def parsed(source: str) -> list[ast.Module]:
    """Return the syntax tree of a cell; none where it is not Python."""
    try:
        return [ast.parse(MAGIC.sub(r"\1pass", source))]
    except (SyntaxError, ValueError):
        return []


def bound(tree: ast.AST) -> set[str]:
    """Return the names that a cell binds at its top level, but for modules.

    Examples
    --------
    >>> sorted(bound(ast.parse("import a\\nfor i in x:\\n    b = 1\\ndef f(): c = 2")))
    ['b', 'f', 'i']
    """
    found: set[str] = set()
    waiting = list(ast.iter_child_nodes(tree))
    while waiting:
        node = waiting.pop()
        if isinstance(node, DEFINITIONS):
            found.add(node.name)
        elif isinstance(node, ast.Name):
            found |= {node.id} if isinstance(node.ctx, ast.Store) else set()
        elif not isinstance(node, ast.Lambda):
            waiting += ast.iter_child_nodes(node)
    return found


def _test(cell):
    kind = cell.metadata.nbgrader
    binds = {name for tree in parsed(cell.source) for name in bound(tree)}
    try:
        reads = test_cell.prepare(cell.source).names
    except SyntaxError:
        reads = ()
    points = float(kind.points)
    return Test(kind.grade_id, cell.source, points, frozenset(binds), frozenset(reads))
