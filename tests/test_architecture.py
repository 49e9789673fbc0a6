"""The arrows between parts, folders and modules go one way, and lead to what is declared."""

import re
import tomllib
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions

import pytest
from helpers.imports import PARTS, imports, modules, strings
from helpers.units import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGES = [
    name for part in PARTS for name, path in modules(part).items() if path.name == "__init__.py"
]
PROJECTS = {
    "steptrace": ROOT / "packages/steptrace/pyproject.toml",
    "nbapart": ROOT / "packages/nbapart/pyproject.toml",
    "sigmoid_course": ROOT / "pyproject.toml",
}
# Files that people write.
TEXTS = {".lark", ".md", ".py", ".toml"}
# Programs that notebooks are opened, validated and tested with.
PROGRAMS = {"jupyterlab", "nbgrader", "nbval"}
# What SQLAlchemy loads for the address of a gradebook.
DRIVERS = {"psycopg"}


def part_of(name):
    return name.partition(".")[0]


def arrows(part):
    """Every pair (module, what it imports) of a part."""
    return [(module, name) for module in modules(part) for name in imports(part, module)]


def child(package, name):
    """The module or folder directly in a package that something in it belongs to."""
    rest = name.removeprefix(package).strip(".")
    return f"{package}.{rest.partition('.')[0]}" if rest else f"{package}.__init__"


def within(package, name):
    return name == package or name.startswith(f"{package}.")


def declared(part):
    """Names of the distributions that a part asks for: (always, with some extra)."""
    project = tomllib.loads(PROJECTS[part].read_text(encoding="utf-8"))["project"]
    extras = [text for texts in project.get("optional-dependencies", {}).values() for text in texts]
    return [
        {canonicalize_name(Requirement(text).name) for text in texts}
        for texts in (project["dependencies"], extras)
    ]


def imported(part, others=frozenset()):
    """Names of the distributions that a part imports, the other parts among them."""
    known = packages_distributions()
    names = {part_of(name) for _, name in arrows(part)} - {part} | (others & known.keys())
    return {canonicalize_name(known[name][0]) if name in known else name for name in names}


def reached(starts):
    """All that some modules import in the end."""
    seen, waiting = set(), list(starts)
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            if part_of(module) in PARTS:
                waiting += imports(part_of(module), module)
    return seen


@pytest.mark.parametrize("part", ["steptrace", "nbapart"])
def test_a_lower_part_knows_no_other(part):
    """Does neither of the two import the other, or the course?"""
    others = PARTS.keys() - {part}
    assert [(module, name) for module, name in arrows(part) if part_of(name) in others] == []


@pytest.mark.parametrize("part", ["steptrace", "nbapart"])
def test_no_file_of_a_lower_part_names_another(part):
    """Do its code, its tests and what stands beside them name it alone?"""
    files = [p for p in PROJECTS[part].parent.rglob("*.*") if p.suffix in TEXTS]
    words = {path: set(re.findall(r"\w+", path.read_text(encoding="utf-8"))) for path in files}
    assert sum(part in found for found in words.values()) > 100
    others = PARTS.keys() - {part}
    assert [str(path) for path, found in words.items() if found & others] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_has_no_cycle(package):
    """Is there an order of its modules and folders in which each imports earlier ones only?"""
    graph = {}
    for module, name in arrows(part_of(package)):
        if within(package, module) and within(package, name):
            graph.setdefault(child(package, module), set()).add(child(package, name))
    for node, needs in graph.items():
        needs.discard(node)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_the_tutor_imports_nothing_of_marking():
    """Do the tutor, all checks and all pictures come without nbapart and nbgrader?"""
    folders = ("sigmoid_course.checks", "sigmoid_course.show")
    starts = [name for name in modules("sigmoid_course") if name.startswith(folders)]
    found = reached(["sigmoid_course.tutor", *starts])
    assert len(found) > 50
    assert {"nbapart", "nbgrader"} & {part_of(name) for name in found} == set()


@pytest.mark.parametrize("part", PARTS)
def test_what_is_imported_is_declared(part):
    """Does a part ask for every distribution that it imports?"""
    always, extra = declared(part)
    assert imported(part) - always - extra == set()


@pytest.mark.parametrize("part", PARTS)
def test_what_is_declared_is_imported(part):
    """Does a part ask for nothing but what it imports, or loads by a name in a table?"""
    always, extra = declared(part)
    assert (always | extra) - imported(part, strings(part)) - PROGRAMS - DRIVERS == set()
