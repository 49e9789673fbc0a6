"""What a package's modules import, read from their text: lazy imports and named modules too.

What stands under `if TYPE_CHECKING:` is never imported, and does not count.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from helpers.units import ROOT

# The import name of each part, the folder that it stands in, and that of its pyproject.toml.
PARTS = {
    "steptrace": ROOT / "packages/steptrace/src",
    "nbapart": ROOT / "packages/nbapart/src",
    "sigmoid_course": ROOT,
}


@cache
def modules(part: str) -> dict[str, Path]:
    """Every module of a part: its dotted name and its file; a package is its `__init__`."""
    folder = PARTS[part]
    paths = sorted((folder / part).rglob("*.py"))
    names = (".".join(path.relative_to(folder).with_suffix("").parts) for path in paths)
    return {name.removesuffix(".__init__"): path for name, path in zip(names, paths, strict=True)}


@cache
def imports(part: str, module: str) -> frozenset[str]:
    """What a module imports: our modules by their full names, others by their first word."""
    path = modules(part)[module]
    tree = _WithoutHints().visit(ast.parse(path.read_text(encoding="utf-8")))
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = {resolved(name) for name in (*_statements(tree, package), *_named(tree))}
    return frozenset(found - {None, module} - sys.stdlib_module_names)


def strings(part: str) -> set[str]:
    """The first words of all dotted names in a part's strings, such as names of modules to load."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in modules(part).values())
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    dotted = [node.value for node in nodes if isinstance(node.value, str) and "." in node.value]
    return {name.partition(".")[0] for name in dotted}


def resolved(name: str) -> str | None:
    """The module of ours that a dotted name leads to, or the first word of a foreign one."""
    part = name.partition(".")[0]
    while part in PARTS and name not in modules(part):
        name = name.rpartition(".")[0]
    return name if part in PARTS else part


class _WithoutHints(ast.NodeTransformer):
    """Takes out what only a type checker reads."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        return None if getattr(node.test, "id", "") == "TYPE_CHECKING" else node


def _statements(tree: ast.Module, package: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, node.module or ""] if node.level else [node.module or ""])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _last(node.func) in ("import_module", "find_spec"):
            yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))


def _last(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _named(tree: ast.Module) -> Iterator[str]:
    """Strings that name a module of ours in full, or below the start of an f-string in the file."""
    starts = {"", *_starts(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for start in starts:
                name = (start + node.value).replace(":", ".")
                if _names_a_module(name):
                    yield name


def _starts(tree: ast.Module) -> Iterator[str]:
    """How the names in `import_module(f"steptrace.{name}")` begin."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last(node.func) == "import_module":
            for arg in node.args:
                if isinstance(arg, ast.JoinedStr) and isinstance(arg.values[0], ast.Constant):
                    yield str(arg.values[0].value)


def _names_a_module(name: str) -> bool:
    """Is it a module of ours, or something in one?"""
    part, dot, _ = name.partition(".")
    known = modules(part) if dot and part in PARTS else {}
    return name in known or ("." in name.rpartition(".")[0] and name.rpartition(".")[0] in known)
