"""Tests of the classes of rules and slips: an incomplete one is refused."""

import pytest
from steptrace.context import Context
from steptrace.notation.parser import read
from steptrace.rules.rule import (
    BuggyForm,
    DerivativeRule,
    Entry,
    Example,
    Rule,
    Shape,
    Slip,
    by_name,
)

LINES = Example("d/dx x^2", "2x")
WHOLE = {"name": "own rule", "sentence": "It is so.", "example": LINES}
OF_SLIPS = {**WHOLE, "tempting": "It looks right.", "telltale": "Put in 1."}
OF_DERIVATIVES = {**WHOLE, "shape": Shape.FUNCTION, "forms": lambda node, slope: [node]}
PARTS = {Slip: OF_SLIPS, Rule: WHOLE, DerivativeRule: OF_DERIVATIVES}
OF_EACH = [(kind, part) for kind in PARTS for part in WHOLE]


@pytest.mark.parametrize(("kind", "part"), [*OF_EACH, (Slip, "tempting"), (Slip, "telltale")])
def test_half_written_is_refused(kind, part):
    """Is a rule or slip without one of its parts refused, and the part named?"""
    with pytest.raises(TypeError, match=f"{kind.__name__}.*missing 1 .*'{part}'"):
        kind(**{key: value for key, value in PARTS[kind].items() if key != part})


@pytest.mark.parametrize("part", ["shape", "forms"])
def test_a_rule_of_differentiation_has_forms(part):
    """Is a rule refused that makes nothing, or of which it is not known when to try it?"""
    with pytest.raises(TypeError, match=f"DerivativeRule.*missing 1 .*'{part}'"):
        DerivativeRule(**{key: value for key, value in OF_DERIVATIVES.items() if key != part})


@pytest.mark.parametrize(("kind", "part"), [*OF_EACH, (Slip, "tempting"), (Slip, "telltale")])
def test_an_empty_part_is_refused(kind, part):
    """Is a part refused that is there and says nothing?"""
    empty = Example("", "") if part == "example" else ""
    with pytest.raises(ValueError, match=f"The {kind.__name__} .* has no {part}\\.$"):
        kind(**{**PARTS[kind], part: empty})


def test_all_that_is_missing_is_told_at_once():
    """Does the message name each part that is missing, or the slip whose parts are empty?"""
    with pytest.raises(TypeError, match="'example' and 'sentence'"):
        Rule(name="root-half")
    with pytest.raises(ValueError, match="The Slip 'root-half' has no example and no sentence"):
        Slip(**{**OF_SLIPS, "name": "root-half", "sentence": "", "example": Example("", "")})


def test_a_name_is_not_used_twice():
    """Are two slips of one name refused, and is one that comes twice there once?"""
    slip, other = Slip(**OF_SLIPS), Slip(**{**OF_SLIPS, "sentence": "It is not."})
    assert by_name([slip, slip]) == {"own rule": slip}
    with pytest.raises(ValueError, match="'own rule'"):
        by_name([slip, other])


def test_a_buggy_form_has_a_slip():
    """Is a buggy form refused that names a slip which nothing defines?"""
    with pytest.raises(ValueError, match="'root-half'"):
        BuggyForm("root-half", lambda node, slope: [])


def test_how_a_rule_is_spoken_of():
    """Is it "the NAME" where nothing else is said?"""
    assert Rule(**WHOLE).noun == "the own rule"
    assert Rule(**WHOLE, spoken="my own rule").noun == "my own rule"


def test_an_example_is_a_derivation():
    """Has the second line an equals sign in front, unless it is an equation?"""
    assert LINES.text == "d/dx x^2\n= 2x"
    assert Example("y = x", "y - x = 0").text == "y = x\ny - x = 0"


def test_a_rule_is_applied():
    """Are a rule's forms made of what a derivative holds?"""
    held = read("d/dx[x^2]")
    assert DerivativeRule(**OF_DERIVATIVES).apply(held, Context()) == [read("x^2")]


def test_an_entry_needs_no_sentence():
    """Is a name with an example enough for what is only listed?"""
    assert Entry(name="reordering", example=LINES).name == "reordering"
