"""Tests of the names of rules and slips."""

from steptrace.messages.rules import SLIPS
from steptrace.rules.names import NAMES


def test_names_are_told_once():
    """Is each rule's name there once, in small letters, and no slip called the same?"""
    assert len(set(NAMES)) == len(NAMES) == 16
    assert all(name == name.lower() for name in NAMES)
    assert not set(NAMES) & set(SLIPS)
