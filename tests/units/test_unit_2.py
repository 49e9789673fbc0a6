"""Unit 2: fair marks for every answer of the bank, and a reading notebook that keeps its word."""

from functools import partial

import mpmath
import numpy as np
import pytest
import sympy
from helpers import readings, units

from sigmoid_course import tutor

UNIT = "2-derivative"
reading = partial(readings.read, UNIT)
# The slips of the reading notebook, with their lines.
SLIPS = {
    "reciprocal-slip": (2, "reciprocal"),
    "as-printed": (3, "sign"),
    "break-inner": (3, "inner-derivative"),
    "break-power": (3, "power-decrement"),
    "break-sign": (3, "inner-derivative"),
    "break-quotient": (2, "quotient-plus"),
}
POINTS = {
    "cube": 1.5,
    "fraction": 1.5,
    "chain": 3,
    "quotient": 3,
    "exponential": 3,
    "slip": 5,
    "code": 2,
}


def test_points():
    """Does the unit give 22 points, 3 of them by hand?"""
    notebook = units.source(UNIT)
    kinds = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    assert units.exercises(notebook) == POINTS
    assert sum(kind["points"] for kind in kinds if kind.get("grade")) == 22
    assert [k["grade_id"] for k in kinds if k.get("grade") and k["solution"]] == ["reader"]


def test_visible_cells_keep_the_secret():
    """Is nothing that marks to be read outside solutions and hidden tests?"""
    cells = units.source(UNIT).cells
    hidden = [c.source for c in cells if c.id.endswith(("-marks", "-correction"))]
    assert all("### BEGIN HIDDEN TESTS" in source for source in hidden)
    for secret in ("3 (x^2 + 1)^2", "-2 * d/dx[1 + e^-x]", "e^x (e^x + 1) - e^x e^x"):
        assert any(secret in source for source in hidden), secret
        assert secret not in units.visible(UNIT)


def test_examples_are_of_other_functions():
    """Is each example of a form sound, and of no function that the unit asks for?"""
    for cell in units.source(UNIT).cells:
        for block in cell.source.split("```")[1::2]:
            text = block.partition('"""')[2].partition('"""')[0].strip()
            if text.startswith("d/dx"):
                assert tutor.trace(text).verdict == "sound", text
                assert text.splitlines()[0] not in {"d/dx (x^2 + 1)^3", "d/dx 3x/(1 + x)"}


# The reading notebook


def value(slug):
    """Give the value of a cell of the reading notebook."""
    return reading().cells[slug].value


def test_formulas_are_checked():
    """Does a code cell follow every displayed formula, and does each check come out?"""
    assert readings.unchecked_formulas(units.reading(UNIT)) == []
    assert [slug for slug, found in reading().checks.items() if found is False] == []
    zero = ("result", "inverse")
    assert [value(f"{name}-check") for name in zero] == [0] * len(zero)


def test_routes():
    """Is each route traced as the text says: sound, or broken at the line that is named?"""
    traced = reading().traced
    broken = {slug: found.line for slug, found in traced.items() if found.verdict != "sound"}
    assert set(broken) == {"reader-first-trace", *SLIPS}
    sound = {"chain", "quotient", "squares", "mended", "reader-lines", "implicit-check"}
    assert sound <= set(traced)


@pytest.mark.parametrize(("slug", "found"), SLIPS.items())
def test_slips(slug, found):
    """Does each broken derivation break at the line, and by the slip, that the text names?"""
    assert reading().breaks(slug) == [found]
    assert any(f"*{found[1]}" in cell.source.lower() for cell in units.reading(UNIT).cells)


@pytest.mark.parametrize(
    ("slug", "line", "verdict"),
    [
        ("as-printed", 4, "recovers"),
        ("break-inner", 4, "recovers"),
        ("break-sign", 4, "follows"),
        ("break-sign", 5, "follows"),
        ("claim-trace", 2, "misnamed"),
    ],
)
def test_verdicts(slug, line, verdict):
    """Is the verdict on a line the one that the text tells of?"""
    assert [step.verdict for step in value(slug).steps if step.line == line][-1:] == [verdict]


@pytest.mark.parametrize(
    ("slug", "line", "rule"),
    [
        ("exponential-rule", 2, "exponential rule"),
        ("chain-rule", 2, "chain rule"),
        ("quotient-trace", 2, "quotient rule"),
        ("chain", 3, "chain rule"),
        ("quotient", 2, "quotient rule"),
        ("mended", 2, "quotient rule"),
        ("reciprocal", 2, "reciprocal rule"),
        ("let-trace", 3, "chain rule"),
        ("implicit-check", 2, "differentiate both sides"),
    ],
)
def test_rules(slug, line, rule):
    """Does each derivation use the rule, by the margin, that the text says it does?"""
    assert rule in reading().rules(slug, line)


def test_figure():
    """Does the picture show the sigmoid, its slope, the peak and the two halves?"""
    (shown,) = reading().figures
    curve, slope, peak, halves = (line.get_xydata() for line in shown["figure"].axes[0].lines)
    with mpmath.workdps(30):
        for x, y in curve[::20]:
            assert y == pytest.approx(float(1 / (1 + mpmath.exp(-x))), rel=1e-12)
        for x, y in slope[::20]:
            assert y == pytest.approx(float(mpmath.diff(lambda u: 1 / (1 + mpmath.exp(-u)), x)))
    assert peak.tolist() == [[0, 0.25]]
    assert slope[:, 1].max() == 0.25
    assert halves[:, 0] == pytest.approx([-1.762747, 1.762747], abs=1e-6)
    assert np.interp(halves[:, 0], *slope.T) == pytest.approx([0.125, 0.125], abs=1e-4)
    assert all(word in shown["alt"] for word in ("1/4", "1.763"))


def test_sliders():
    """Does the secant turn into the tangent at 1, and does the tangent touch the curve?"""
    x, a, h = sympy.symbols("x a h")
    sigma = sympy.Lambda(x, 1 / (1 + sympy.exp(-x)))
    secant, tangent = (
        sympy.sympify(given["curves"][1][1], {"sigma": sigma, "x": x, "a": a, "h": h})
        for given in reading().sliders
    )
    exact = sigma(x).diff(x)
    assert sympy.limit(secant.diff(x), h, 0).equals(exact.subs(x, 1))
    assert sympy.simplify(tangent.subs(x, a) - sigma(a)) == 0
    assert sympy.simplify(tangent.diff(x) - exact.subs(x, a)) == 0
