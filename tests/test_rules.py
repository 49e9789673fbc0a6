"""Tests of how many ideas a step takes."""

import pytest

from sigmoid_course.tutor.notation.reader import read
from sigmoid_course.tutor.rules import NAMES, ideas, worked


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("(x + 1)^2", "x^2 + 2x + 1", 0),
        ("d/dx x^3", "3x^2", 1),
        ("d/dx (1 + e^-x)^-1", "-(1 + e^-x)^-2 * d/dx[1 + e^-x]", 1),
        ("d/dx (1 + e^-x)^-1", "-(1 + e^-x)^-2 * (-e^-x)", 1),
        ("d/dx e^(x^2 + 1)", "e^(x^2 + 1) * 2x", 1),
        ("d/dx[x^2 + 3x]", "2x + 3", 1),
        ("d/dx (e^(x^2) + 1)^3", "3(e^(x^2) + 1)^2 * e^(x^2) * 2x", 3),
        ("d/dx (e^(x^2) + 1)^3", "3(e^(x^2) + 1)^2 * d/dx[e^(x^2) + 1]", 1),
        ("d/dx ln((1 + x^2)^3)", "6x/(1 + x^2)", 2),
        ("d^2/dx^2 x^3", "6x", 2),
    ],
)
def test_ideas_are_counted_one_inside_the_other(before, after, count):
    """Is algebra none, one rule one, and a rule inside a rule one more, linear ones free?"""
    assert ideas(read(before), read(after)) == count


def test_worked_derivatives_are_those_that_are_gone():
    """Is a derivative that still stands in the next line not counted as worked?"""
    before = read("d/dx[x^2] + d/dx[e^x]")
    assert worked(before, read("2x + d/dx[e^x]")) == [read("d/dx[x^2]")]


def test_names_are_told_once():
    """Is each rule's name there once, in small letters?"""
    assert len(set(NAMES)) == len(NAMES) == 16
    assert all(name == name.lower() for name in NAMES)
