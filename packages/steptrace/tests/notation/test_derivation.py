"""Tests of a derivation as read: it cannot be changed afterwards."""

from dataclasses import FrozenInstanceError

import pytest
from steptrace.notation.binding import bind
from steptrace.notation.derivation import Derivation
from steptrace.notation.parser import read
from steptrace.notation.reader import read_derivation


def test_sides_and_parts():
    """Are the sides those of all lines in order, and the parts those of the meanings too?"""
    derivation = read_derivation("let a = 2x\ny = a\ny + 1 = a + 1")
    assert derivation.sides() == [read(text) for text in ("y", "a", "y + 1", "a + 1")]
    assert read("2x") in derivation.parts()
    assert read("2x") not in derivation.sides()


@pytest.mark.parametrize(
    "text", ["L = (p - t)^2\np = z\ndL/dz = 2(p - t)", "x = 0 = d/dx x^2", "y'"]
)
def test_binding_makes_a_new_derivation(text):
    """Is a derivation left as it was where its names are bound once more, and cannot be set?"""
    derivation = read_derivation(text)
    before = (derivation.lines, dict(derivation.definitions), derivation.let)
    bind(derivation, frozenset("t"))
    assert (derivation.lines, dict(derivation.definitions), derivation.let) == before
    with pytest.raises(FrozenInstanceError):
        derivation.by = "t"


def test_nothing_read_is_a_derivation_too():
    """Has a derivation without lines no sides, no parts and no names?"""
    assert (Derivation().sides(), Derivation().parts(), Derivation().functions) == ([], [], set())
