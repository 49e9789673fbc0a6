"""Tests of the chain rule."""

from steptrace.context import Context
from steptrace.notation.parser import read
from steptrace.rules.chain import inner_functions
from steptrace.rules.slope import Slope


def test_inner_functions():
    """Are the functions inside found, each once, but none with a slope that is a number?"""
    slope = Slope("x", Context(), frozenset())
    found = inner_functions(read("ln(1 + e^(2x)) + e^(2x)"), slope)
    assert found == [read(text) for text in ("ln(1 + e^(2x))", "1 + e^(2x)", "e^(2x)")]
