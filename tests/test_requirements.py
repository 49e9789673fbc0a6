"""The pins are complete, and satisfy what pyproject.toml asks for."""

import re
import tomllib
from importlib.metadata import distribution

import pytest
from helpers.units import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PARTS = [
    tomllib.loads(path.read_text("utf-8"))["project"] for path in ROOT.glob("packages/*/*.toml")
]
LOCAL = {part["name"] for part in PARTS}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = "requirements.txt"
TEST = "tests/requirements.txt"


def pins(name):
    """Name -> pinned version of a requirements file; markers for other systems are left out."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and not line.lstrip().startswith("#")]
    assert all(re.fullmatch(r"==[^*,]+", str(pin.specifier)) for pin in found)
    return {
        canonicalize_name(pin.name): str(pin.specifier)[2:]
        for pin in found
        if pin.marker is None or pin.marker.evaluate()
    }


def needed(requirements, known, seen=None):
    """Names of all that some requirements need, and what these need in turn."""
    seen = set() if seen is None else seen
    for text in requirements:
        wanted = Requirement(text)
        name = canonicalize_name(wanted.name)
        extras = wanted.extras or {""}
        if wanted.marker and not any(wanted.marker.evaluate({"extra": e}) for e in ("", *extras)):
            continue
        if name not in seen and name in known:
            seen.add(name)
            needed(_requires(name, extras), known, seen)
        seen.add(name)
    return seen


def _requires(name, extras):
    for text in distribution(name).requires or []:
        marker = Requirement(text).marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras):
            yield text.partition(";")[0]


def foreign(texts):
    """Requirements that are no part of this repository."""
    return [text for text in texts if Requirement(text).name not in LOCAL]


OPTIONAL = [
    text for texts in PROJECT["project"]["optional-dependencies"].values() for text in texts
]
DEPENDENCIES = foreign(
    [*PROJECT["project"]["dependencies"], *OPTIONAL]
    + [text for part in PARTS for text in part["dependencies"]]
)
GROUP = PROJECT["dependency-groups"]["test"]


@pytest.mark.parametrize(
    ("name", "text"),
    [(RUN, text) for text in DEPENDENCIES] + [(TEST, text) for text in GROUP],
)
def test_a_pin_satisfies_pyproject(name, text):
    """Is what pyproject.toml asks for pinned, to a version that it allows?"""
    wanted = Requirement(text)
    assert wanted.specifier.contains(pins(name)[canonicalize_name(wanted.name)])


@pytest.mark.parametrize(
    ("names", "requirements"), [((RUN,), DEPENDENCIES), ((RUN, TEST), DEPENDENCIES + GROUP)]
)
def test_pins_are_complete(names, requirements):
    """Is everything that the packages need in their turn pinned too?"""
    known = {key: value for name in names for key, value in pins(name).items()}
    assert needed(requirements, known) - set(known) == set()


def test_both_files_agree():
    """Is a package that both files pin pinned to one version?"""
    run, test = pins(RUN), pins(TEST)
    assert {name: run[name] for name in run.keys() & test} == {
        name: test[name] for name in run.keys() & test
    }


@pytest.mark.parametrize("name", [RUN, TEST])
def test_no_machine_shows(name):
    """Is a requirements file free of hosts and folders?"""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--find-links|file:", text)
