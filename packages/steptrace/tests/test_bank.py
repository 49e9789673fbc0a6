"""Tests of the derivation bank: each file states in its first lines what is expected."""

from collections import Counter
from functools import cache

import pytest
from steptrace.benchmark.case import header
from steptrace.registry import RULES, SLIPS
from steptrace.tracer import trace
from steptrace_helpers import trees
from steptrace_helpers.derivations import FOLDER

FIELDS = ("about", "verdict", "rules", "slip")

# Two files stand as the documents print them, without a header.
PRINTED = {
    "seed-001-chain": {
        "about": "sigmoid",
        "verdict": "sound",
        "rules": "1 definition; 1 algebra; 2 chain rule; 3 algebra; 4 algebra; 5 algebra; "
        "6 algebra; 7 algebra; 8 algebra; 9 algebra; 10 definition",
    },
    "seed-004-as-printed": {
        "about": "sigmoid",
        "verdict": "broken at 3",
        "rules": "2 misnamed quotient rule; 3 breaks; 4 recovers; 5 definition; 5 algebra",
        "slip": "3 sign",
    },
}
FILES = sorted(FOLDER.glob("*.txt"))
OWN = [path.stem for path in FILES if path.stem.startswith(("sound-", "broken-"))]


def _text(name):
    return (FOLDER / f"{name}.txt").read_text("utf-8")


@cache
def _expected(name):
    """What a file says must come out: from each field to its text."""
    return PRINTED.get(name) or header(_text(name))


@cache
def _traced(name):
    return trace(_text(name))


def _shown(name):
    """What came out, written as in a header."""
    found = _traced(name)
    verdict = found.verdict + (f" at {found.line}" if found.line else "")
    rules = "; ".join(f"{step.line} {_worded(step)}" for step in found.steps)
    broken = [step for step in found.steps if step.verdict == "breaks"]
    slips = "; ".join(f"{step.line} {_slip(step)}" for step in broken)
    shown = {"verdict": verdict, "rules": rules, "slip": slips}
    return {field: text for field, text in shown.items() if text}


def _worded(step):
    rules = " + ".join(step.rules)
    words = {"follows": rules, "misnamed": f"misnamed {rules}"}
    return words.get(step.verdict, step.verdict)


def _slip(step):
    if step.slip:
        return step.slip
    return " and ".join(step.together) or "none"


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_each_file_gets_what_it_says(name):
    """Are the verdict, the rule or verdict of each line, and each slip what the file says?"""
    expected = {field: text for field, text in _expected(name).items() if field != "about"}
    assert _shown(name) == expected


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_each_broken_line_has_a_witness(name):
    """Does each broken line, and no other, come with a point, and SymPy agree with both sides?"""
    for step in _traced(name).steps:
        assert (step.witness is not None) == (step.verdict == "breaks")
        if step.witness and _by_itself(name):
            for node, ours in ((step.before, step.witness.left), (step.after, step.witness.right)):
                constants = dict.fromkeys(step.before.names, 3)  # for those that drop out
                theirs = trees.value(node, {**constants, **step.witness.point})
                assert theirs is None or theirs == pytest.approx(ours)


def _by_itself(name):
    """Whether a line's value is that of its own names alone."""
    derivation = _traced(name).derivation
    return not derivation.equations and not derivation.definitions


def test_headers_are_complete():
    """Has each file what it is about, its verdict and its rules, and a broken one its slip?"""
    for path in FILES:
        fields = list(_expected(path.stem))
        broken = _expected(path.stem)["verdict"].startswith("broken")
        assert fields == [field for field in FIELDS if broken or field != "slip"], path.stem


def test_there_are_enough():
    """Are 60 sound and 120 broken ones ours, at least half of them not about the sigmoid?"""
    kinds = Counter(_expected(name)["verdict"].partition(" ")[0] for name in OWN)
    assert kinds["sound"] >= 60
    assert kinds["broken"] >= 120
    assert set(kinds) == {"sound", "broken"}
    others = [name for name in OWN if _expected(name)["about"] != "sigmoid"]
    assert 2 * len(others) >= len(OWN)


def test_hardly_any_step_is_undecided():
    """Is at most one of a hundred steps of our own undecided?"""
    verdicts = Counter(step.verdict for name in OWN for step in _traced(name).steps)
    assert verdicts["undecided"] <= verdicts.total() / 100


def test_every_name_occurs():
    """Does each rule come out somewhere, and each slip at least twice?"""
    steps = [step for path in FILES for step in _traced(path.stem).steps]
    assert {rule for step in steps for rule in step.rules} == set(RULES)
    slips = Counter(step.slip for step in steps if step.slip)
    assert set(slips) == set(SLIPS)
    assert min(slips.values()) >= 2


def test_the_decoy_is_not_flagged():
    """Does source 001's line with two minus signs, which looks wrong, follow?"""
    (step,) = (step for step in _traced("seed-001-chain").steps if step.line == 3)
    assert step.verdict == "follows"
