"""The reading notebook of unit 3: its derivations, pictures and numbers are what its text says."""

import re
from functools import partial

import mpmath
import numpy as np
import pytest
import sympy
from helpers import readings

UNIT = "3-log-sigmoid"
# The derivations that break, each at the line and by the slip that the text names.
SLIPS = {
    "one-over-u": (2, "inner-derivative"),
    "one-sign-lost": (4, "sign"),
    "signs-neighbour": (2, "sign"),
    "y-prime-lost": (2, "inner-derivative"),
    "log-of-sum": (2, "log-of-sum"),
    "base-lost": (2, "log-base"),
    "softplus-reflected": (2, "reflected"),
}
ROUTES = {
    "route-a-trace": ("d/dx[ln(v)]", "-1/(1 + e^-x)"),
    "route-b-trace": ("d/dx[log_b(4 + e^x)]", "e^x/(ln(b) * (4 + e^x))"),
    "route-c-slope": ("sigma'(x)", "sigma(x) * (1 - sigma(x))"),
    "route-c-trace": ("d/dx[ln(1 - sigma(x))]", "-1/(1 + e^-x)"),
    "route-d-trace": ("y = ln(1/(1 + e^x))", "dy/dx = -1/(1 + e^-x)"),
    "route-e-form": ("ln(1/(1 + e^x))", "-x - ln(e^-x + 1)"),
    "route-e-check": ("d/dx[ln(1/(1 + e^x))]", "-1/(1 + e^-x)"),
    "weights-other-trace": ("d/dw_1[-softplus(z)]", "-x_1/(1 + e^-z)"),
}
reading = partial(readings.read, UNIT)


def decimals(slug):
    """Give the decimal numbers that a cell printed, line by line."""
    lines = reading().cells[slug].printed.splitlines()
    return [[float(number) for number in re.findall(r"-?\d+\.\d+", line)] for line in lines]


def log_sigmoid(x):
    """The logarithm of the sigmoid, by mpmath at many digits."""
    return -mpmath.log1p(mpmath.exp(-mpmath.mpf(x)))


def mirrored(x):
    """The logarithm of 1 - sigmoid, its mirror image."""
    return log_sigmoid(-mpmath.mpf(x))


def damaged(sign, x):
    """The function of the damaged line, with one of its readings, as a natural logarithm."""
    return mpmath.log(4 + mpmath.exp(sign * x))


@pytest.fixture(autouse=True)
def digits():
    """Work with 50 digits."""
    with mpmath.workdps(50):
        yield


def test_derivations():
    """Is every derivation sound but those that the text breaks on purpose?"""
    broken = {slug for slug, found in reading().traced.items() if found.verdict != "sound"}
    assert broken == {*SLIPS, "ex-second"}


@pytest.mark.parametrize(("slug", "found"), SLIPS.items())
def test_slips(slug, found):
    """Does each broken derivation break at one line, by the slip that the text names?"""
    assert reading().breaks(slug) == [found]
    assert f"*{found[1]}" in readings.prose(UNIT).lower()


def test_the_slip_at_two_places():
    """Is the second reading of the damaged line off by two mirrored powers?"""
    (step,) = reading().traced["ex-second"].steps
    assert (step.verdict, step.together) == ("breaks", ("reflected",))


@pytest.mark.parametrize(("slug", "ends"), ROUTES.items())
def test_routes(slug, ends):
    """Does each route go from its start to its end, no step a leap?"""
    lines = str(reading().traced[slug]).splitlines()
    steps = reading().traced[slug].steps
    assert next(line for line in lines if " start " in line).endswith(f" {ends[0]}")
    assert f"follows = {ends[1]} " in lines[-1] or f"follows {ends[1]} " in lines[-1]
    assert {step.verdict for step in steps} == {"follows"}


@pytest.mark.parametrize(
    ("slug", "line", "rule"),
    [
        ("log-rule", 2, "logarithm rule"),
        ("route-a-trace", 4, "chain rule"),
        ("route-a-trace", 5, "chain rule"),
        ("route-b-trace", 2, "change of base"),
        ("route-b-trace", 3, "constant multiple rule"),
        ("route-c-trace", 2, "logarithm rule"),
        ("route-c-trace", 3, "known derivative"),
        ("route-d-trace", 4, "differentiate both sides"),
        ("route-e-check", 3, "sum rule"),
        ("route-e-check", 4, "logarithm rule"),
        ("softplus-slope-check", 3, "logarithm rule"),
        ("weights-other-trace", 3, "chain rule"),
        ("weights-bias", 3, "chain rule"),
    ],
)
def test_rules(slug, line, rule):
    """Is a step made by the rule that a teacher would name?"""
    assert rule in reading().rules(slug, line)


def test_positivity():
    """Is a note given where a logarithm is taken apart without positivity?"""
    assert "not defined at quite the same points" in str(reading().traced["positivity-missing"])


def test_signs():
    """Are the three named values positive, and two of the three slopes negative?"""
    named, slopes = decimals("signs-factors")
    assert [np.sign(value) for value in named] == [1, 1, 1]
    assert [np.sign(value) for value in slopes] == [1, -1, -1]
    assert np.prod(slopes) == pytest.approx(float(mpmath.diff(log_sigmoid, 1)), abs=1e-3)


def test_slopes():
    """Are the slopes that are found before any calculus right, and the sigmoid upside down?"""
    slopes, values = zip(*decimals("seven-slopes"), strict=True)
    exact = [float(mpmath.diff(log_sigmoid, a)) for a in (-6, -4, -2, 0, 2, 4, 6)]
    assert slopes == pytest.approx(exact, abs=5e-5)
    assert slopes == values[::-1]


def test_bases():
    """Are the slopes in three bases right, at 0 and at 1?"""
    slopes = [mpmath.diff(log_sigmoid, a) for a in (0, 1)]
    for b, row in zip((mpmath.e, 2, 10), decimals("base-slopes"), strict=True):
        assert row == pytest.approx([float(slope / mpmath.log(b)) for slope in slopes], abs=5e-5)


def test_readings():
    """Is the claim with its exponents lost true in the third reading, and in no other?"""
    rising, falling = (mpmath.diff(partial(damaged, sign), 1) / mpmath.log(2) for sign in (1, -1))
    large, small = (p / (mpmath.log(2) * (4 + p)) for p in (mpmath.e, 1 / mpmath.e))
    rows = [(small, falling), (small, rising), (large, rising)]
    assert decimals("ex-third-check") == [
        pytest.approx(list(map(float, r)), abs=5e-5) for r in rows
    ]
    assert [abs(claim - slope) < 1e-9 for claim, slope in rows] == [False, False, True]


def test_figures():
    """Do the pictures show the logarithms, the asymptotes 0 and x, and the slopes?"""
    first, second = (shown["figure"] for shown in reading().figures)
    said = reading().figures[0]["alt"]
    curve, line, level, point = (artist.get_xydata() for artist in first.axes[0].lines)
    assert line[:, 0] == pytest.approx(line[:, 1])
    assert set(level[:, 1]) == {0}
    assert point.tolist() == [[0, pytest.approx(float(log_sigmoid(0)))]]
    assert all(words in said for words in ("y = x", "y = 0", "-0.69"))
    values, slopes = ([a.get_xydata() for a in axes.lines] for axes in second.axes)
    for data, exact in ((curve, log_sigmoid), (values[0], log_sigmoid), (values[1], mirrored)):
        assert data[::16, 1] == pytest.approx([float(exact(x)) for x in data[::16, 0]], rel=1e-12)
    for data, of in zip(slopes, (log_sigmoid, mirrored), strict=True):
        exact = [float(mpmath.diff(of, x)) for x in data[::16, 0]]
        assert data[::16, 1] == pytest.approx(exact, rel=1e-9)


def test_sliders():
    """Do the sliders show the logarithm to any base with its slope, and softplus' tangent?"""
    x, a, b = sympy.symbols("x a b")
    sigma = sympy.Lambda(x, 1 / (1 + sympy.exp(-x)))
    softplus = sympy.Lambda(x, sympy.log(1 + sympy.exp(x)))
    own = {"sigma": sigma, "softplus": softplus, "x": x, "a": a, "b": b}
    base, tangent = (
        [sympy.sympify(text, own) for _, text in given["curves"]] for given in reading().sliders
    )
    assert base[0].equals(sympy.log(sigma(x), b))
    assert base[0].subs(b, sympy.E).equals(base[2])
    near = {x: 0.7, b: 2}
    assert float(base[1].subs(near)) == pytest.approx(float(base[0].diff(x).subs(near)), rel=1e-6)
    assert sympy.simplify(tangent[1].subs(x, a) - softplus(a)) == 0
    assert sympy.simplify(tangent[1].diff(x) - softplus(x).diff(x).subs(x, a)) == 0
    assert sympy.simplify(tangent[0].diff(x) - tangent[2]) == 0


def test_area():
    """Is the area under the sigmoid up to 2 the value of softplus there, as printed?"""
    ((strips, value),) = decimals("softplus-area-check")
    area = mpmath.quad(lambda u: 1 / (1 + mpmath.exp(-u)), [-mpmath.inf, 0, 2])
    assert [strips, value] == [pytest.approx(float(area), abs=5e-6)] * 2
