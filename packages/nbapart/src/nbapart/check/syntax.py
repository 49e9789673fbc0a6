"""Questions to a syntax tree: what its names, attributes and values stand for."""

import ast
from collections.abc import Iterator


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield each name under which code imports something, and what it is.

    Examples
    --------
    >>> dict(imports(ast.parse("import numpy as np, os.path\\nfrom math import sin as s")))
    {'np': 'numpy', 'os': 'os', 's': 'math.sin'}
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                yield name, alias.name if alias.asname else name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def names(tree: ast.AST) -> list[ast.Name]:
    """Return all names in a tree."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Name)]


def blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield each sequence of statements."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                yield block


def root(node: ast.AST) -> str:
    """Return the name that a chain of attributes and indices begins with, or "".

    Examples
    --------
    >>> root(ast.parse("a.b[0].c", mode="eval").body), root(ast.parse("f().a", mode="eval").body)
    ('a', '')
    """
    name = root_name(node)
    return name.id if name else ""


def root_name(node: ast.AST) -> ast.Name | None:
    """Return where the name stands that a chain of attributes and indices begins with."""
    at: ast.AST = node
    while isinstance(at, ast.Attribute | ast.Subscript):
        at = at.value
    return at if isinstance(at, ast.Name) else None


def is_one_of_a_kind(node: ast.AST) -> bool:
    """Return whether there is one such object only, on both sides: None, True, a type."""
    if isinstance(node, ast.Constant):
        return node.value is None or isinstance(node.value, bool)
    function = node.func if isinstance(node, ast.Call) else None
    return isinstance(function, ast.Name) and function.id == "type"


def is_plain_dunder(node: ast.Attribute, of_module: bool) -> bool:
    """Return whether an attribute like `__name__` is a module's, or `type(x).__name__`."""
    return of_module or (node.attr == "__name__" and isinstance(node.value, ast.Call))


def is_plain_attribute(arguments: list[ast.expr]) -> bool:
    """Return whether the arguments of `getattr` name an attribute that a proxy asks for."""
    named = arguments[1] if len(arguments) > 1 else None
    if not isinstance(named, ast.Constant) or not isinstance(named.value, str):
        return False
    return not (named.value.startswith("_") and named.value.endswith("_"))
