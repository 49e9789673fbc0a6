"""Compares the points of a marking cell with those that its last expression states."""

import ast
import operator
from collections.abc import Iterator
from pathlib import Path

from nbapart import notebook_file

CLOSE = 1e-9
COMBINED = {ast.Add: operator.add, ast.Mult: operator.mul, ast.Div: operator.truediv}


def differing(path: Path) -> Iterator[str]:
    """Yield which marking cells of a sheet state other points than nbgrader counts.

    Parameters
    ----------
    path : pathlib.Path
        A source notebook.

    Yields
    ------
    str
        The cell's name, and both numbers.
    """
    for cell in notebook_file.read(path).cells:
        kind = cell.metadata.get("nbgrader") or {}
        if cell.cell_type != "code" or not kind.get("grade") or kind.get("solution"):
            continue
        stated, counted = stated_in(cell.source), kind.get("points")
        if stated is not None and abs(stated - (counted or 0)) > CLOSE:
            yield f"{kind.get('grade_id')} says {stated:g} points, its metadata {counted or 0:g}"


def stated_in(source: str) -> float | None:
    """Return what the `points=` of a cell's last expression come to; None where it has none.

    Examples
    --------
    >>> stated_in("check(a, points=2) + check(b, points=0.5)"), stated_in("check(a)")
    (2.5, None)
    """
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return None  # with a magic of IPython
    if not body or not isinstance(body[-1], ast.Expr):
        return None
    return _worth(body[-1].value)


def _worth(node: ast.expr) -> float | None:
    """Return what an expression gives for a right answer, as far as it is plain arithmetic."""
    if isinstance(node, ast.Call):
        stated = [key.value for key in node.keywords if key.arg == "points"]
        return _worth(stated[0]) if stated else None
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        return None
    if isinstance(node, ast.BinOp) and type(node.op) in COMBINED:
        left, right = _worth(node.left), _worth(node.right)
        known = left is not None and right is not None
        return COMBINED[type(node.op)](left, right) if known else None
    return None
