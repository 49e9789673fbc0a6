"""Which names a cell of a notebook defines."""

import ast
import re

# What a cell that cannot be parsed would define, by how its lines begin.
BEGINNING = re.compile(r"^(?:def|class)[ \t]+(\w+)|^([^\W\d]\w*)[ \t]*(?::.*)?[|+*/-]?=(?!=)", re.M)


def defined(source: str) -> set[str]:
    """Collect the names that a cell defines, or would define if it could be parsed.

    Parameters
    ----------
    source : str
        The source of a cell.

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(defined("import numpy as np\\nx, y = 1, 2\\ndef f(z): a = 1"))
    ['f', 'np', 'x', 'y']
    >>> sorted(defined("def f(x)\\n    return x\\nsteps = 1"))
    ['f', 'steps']
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return {function or name for function, name in BEGINNING.findall(source)}
    return {name for statement in body for name in _bound(statement)}


def _bound(node):
    """The names that a statement binds in the cell itself."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Lambda):
        return set()
    if isinstance(node, ast.alias):
        return {node.asname or node.name.partition(".")[0]}
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Store) else set()
    return set().union(*map(_bound, ast.iter_child_nodes(node)))
