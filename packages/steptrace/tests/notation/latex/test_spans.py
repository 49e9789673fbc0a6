"""Tests of joining pieces of LaTeX: what is ambiguous in the notation stays ambiguous."""

import pytest
from steptrace_helpers.pasted import refusal

DOUBTFUL = [
    (r"\frac{d}{dx}\left(x\right) y", "square-needed", r"\left("),
    (r"\alpha + e^2x", "exponent", "e^2x"),
    (r"\alpha + dx", "letters", "dx"),
    (r"\ln 2 x\alpha", "bare-argument", r"\ln"),
    (r"\sigma^{-1}(x)", "inverse-power", r"\sigma"),
    (r"\sigma_1(x)", "function-index", r"\sigma"),
    (r"\alpha f'(x)", "primed-name", "f'"),
    (r"\alpha f'\,(x)", "primed-name", "f'"),
    (r"\left( \alpha \right]", "pair", r"\right]"),
    (r"2\frac{d^2}{dx}\left[x\right]", "order", r"\frac"),
    (r"\alpha / 2x", "divisor", "2"),
]


@pytest.mark.parametrize(("latex", "kind", "place"), DOUBTFUL)
def test_doubts_stay_doubts(latex, kind, place):
    """Does LaTeX leave open what the notation leaves open, and name its place in the LaTeX?"""
    found = refusal(f"\\gamma\n= {latex}")
    assert (found.kind, found.line) == (kind, 2)
    assert found.text[found.column :].startswith(place)
