"""nbapart's modules depend on each other in one direction, and on what is declared alone."""

import ast
import re
import sys
import tomllib
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import nbapart
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(nbapart.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
# Imported only where a value of theirs has come, where a notebook draws, or for a cluster.
OPTIONAL = {"sympy", "mpmath", "matplotlib", "pandas", "dask", "distributed"}


def module(path):
    """A file's module by its name inside of nbapart; a folder's own by the folder's."""
    return (
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").strip(".")
    )


NAMES = {module(path) for path in FILES}


def imported(path):
    """All names that a file imports, in functions too: `a.b.c` for each name c from a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def needed(path):
    """nbapart's own modules that a file imports."""
    own = [name.removeprefix("nbapart.") for name in imported(path) if name.startswith("nbapart.")]
    return {name if name in NAMES else name.rpartition(".")[0] for name in own} - {module(path)}


GRAPH = {module(path): needed(path) & NAMES for path in FILES}


def test_no_module_depends_on_itself_in_the_end():
    """Is there no cycle of modules, late imports among them?"""
    assert len(list(TopologicalSorter(GRAPH).static_order())) == len(NAMES)


def test_no_folder_depends_on_one_that_depends_on_it():
    """Is there no cycle of folders below nbapart?"""
    folders = {name.partition(".")[0] for name in NAMES if (ROOT / name.partition(".")[0]).is_dir()}
    graph = {folder: set() for folder in folders}
    for name, others in GRAPH.items():
        found = {other.partition(".")[0] for other in others} & folders
        if name.partition(".")[0] in folders:
            graph[name.partition(".")[0]] |= found - {name.partition(".")[0]}
    assert set(TopologicalSorter(graph).static_order()) == folders


def test_nothing_but_what_is_declared_is_imported():
    """Is each library that is imported declared, and none of this repository's other parts?"""
    text = (ROOT.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    declared = {
        canonicalize_name(Requirement(one).name)
        for one in tomllib.loads(text)["project"]["dependencies"]
    }
    tops = {name.partition(".")[0] for path in FILES for name in imported(path)}
    foreign = tops - set(sys.stdlib_module_names) - OPTIONAL - {"nbapart"}
    known = packages_distributions()
    assert {canonicalize_name(known[name][0]) for name in foreign} <= declared


def test_private_parts_of_libraries_are_reached_in_one_module():
    """Does no module but `patches` name what a library keeps private?"""
    private = re.compile(r"\b(_mpf_|_prec|_assumptions_orig|_make_url|_connect_control_socket)\b")
    found = {module(path) for path in FILES if private.search(path.read_text(encoding="utf-8"))}
    assert found == {"patches"}
