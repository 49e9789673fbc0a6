"""Whether a test can change anything that outlives it, such as a library's settings.

Tests that cannot run one after another in the same process, whatever notebook they belong to. All
others run in a process that ends with their notebook.
"""

import ast
import builtins
from collections.abc import Iterator
from functools import lru_cache

from nbapart import extensions

# Modules without settings, NumPy apart; the packages of a course's extensions come to them.
MODULES = {"__future__", "collections", "fractions", "functools", "itertools", "math", "numbers"}
MODULES |= {"numpy", "operator", "re", "statistics", "string", "types", "typing"}
# What changes a setting or a state of NumPy.
SETTING = {"seterr", "seterrcall", "setbufsize", "set_printoptions", "set_string_function"}
SETTING |= {"random", "testing", "ctypeslib", "f2py"}
# Functions that are known to change nothing but what they are given.
BUILTINS = {*dir(builtins)} - {"__import__", "breakpoint", "compile", "delattr", "eval", "exec"}
BUILTINS -= {"globals", "input", "locals", "open", "setattr", "vars", "exit", "quit"}
STATELESS_RANDOM = "default_rng"


def is_still(source: str) -> bool:
    """Return whether a test changes nothing that outlives it, as far as its text shows.

    Parameters
    ----------
    source : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_still("import numpy as np\\nassert np.mean(answer) == 2")
    True
    >>> is_still("import numpy as np\\nnp.mean = None")
    False
    >>> is_still("import decimal")
    False
    """
    return _is_still(source, extensions.names())


@lru_cache(maxsize=1024)
def _is_still(source, names):
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return True
    return not any(_changing(tree, {name.partition(".")[0] for name in names}))


def _changing(tree: ast.Module, packages: set[str]) -> Iterator[bool]:
    """Yield for each node of a test whether it may change something."""
    imported: set[str] = set()
    random = _fresh_random(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {a.asname or a.name.partition(".")[0] for a in node.names}
            yield any(not _is_harmless(alias.name, packages) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported |= {alias.asname or alias.name for alias in node.names}
            yield not _is_harmless(node.module or "", packages)
            yield any(alias.name in SETTING | {"*"} for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield not isinstance(node.ctx, ast.Load)
            yield node.attr in SETTING and node not in random
        elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield not isinstance(node.value, ast.Name) or node.value.id in imported
        elif isinstance(node, ast.Name):
            yield node.id in dir(builtins) and node.id not in BUILTINS


def _is_harmless(module, packages):
    return module in MODULES or module.partition(".")[0] in packages


def _fresh_random(tree):
    """Return where `random` is written only to make a generator of the test's own."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == STATELESS_RANDOM
    }
