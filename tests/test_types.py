"""Every public function says what it takes and gives; mypy, in `make lint`, checks the hints."""

import ast
from collections.abc import Iterator

import pytest
from helpers.imports import PARTS, modules

MODULES = [(part, name) for part in PARTS for name in modules(part)]


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    """The functions of a module, and the methods of its classes, that have public names."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)
            else:
                yield node


def without_hint(function: ast.FunctionDef) -> list[str]:
    """The parameters that lack a hint, and `return`."""
    args = function.args
    several = [arg for arg in (args.vararg, args.kwarg) if arg]
    named = [*args.posonlyargs, *args.args, *args.kwonlyargs, *several]
    missing = [arg.arg for arg in named if not arg.annotation and arg.arg not in ("self", "cls")]
    return missing if function.returns else [*missing, "return"]


@pytest.mark.parametrize(("part", "module"), MODULES, ids=[name for _, name in MODULES])
def test_public_functions_have_hints(part, module):
    """Has each parameter and each result of a public function a type hint?"""
    tree = ast.parse(modules(part)[module].read_text(encoding="utf-8"))
    found = {node.name: missing for node in public(tree.body) if (missing := without_hint(node))}
    assert found == {}


def test_a_missing_hint_is_found():
    """Are a parameter, a list of parameters and a result without a hint all named?"""
    text = "class A:\n    def f(self, x: int, y, *z, key: str, **w): ...\n    def _g(x): ..."
    (function,) = public(ast.parse(text).body)
    assert without_hint(function) == ["y", "z", "w", "return"]
