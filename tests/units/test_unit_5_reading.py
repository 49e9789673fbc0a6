"""Unit 5, the reading: its errors are measured right, and what it says fails does fail."""

import re
from functools import partial

import mpmath
import numpy as np
import pytest
import sympy
from helpers import readings

from sigmoid_course import logistic

UNIT = "5-numerics"
reading = partial(readings.read, UNIT)


@pytest.fixture(autouse=True)
def digits():
    """Give mpmath the digits that the notebook gives it."""
    with mpmath.workdps(reading().digits):
        yield


def printed(slug):
    """Give what a cell printed, line by line."""
    return reading().cells[slug].printed.splitlines()


def name(word):
    """Give a name that the notebook has set."""
    return reading().names[word]


JUDGED = ["log-tanh-judged", "log-pair-judged", "log-sigmoid-judged", "ready-made"]


@pytest.mark.parametrize("slug", JUDGED)
def test_the_judge_is_content(slug):
    """Is a stable form off by 4 units in the last place at most?"""
    assert printed(slug) == ["at most 4"]


def test_the_bound_of_the_cancellation():
    """Is the error of 1 - sigma(x) within the bound at each point?"""
    assert printed("cancel-bound") == ["within the bound at 201 of 201 points"]


x, q, z, t, a, b = sympy.symbols("x q z t a b", positive=True)
SIGMA = 1 / (1 + sympy.exp(-x))
FORMULAS = {
    "the form with e^x": (SIGMA, sympy.exp(x) / (sympy.exp(x) + 1)),
    "the right branch": (SIGMA, 1 / (1 + sympy.exp(-abs(x)))),
    "the left branch": (SIGMA.subs(x, -x), sympy.exp(-abs(x)) / (1 + sympy.exp(-abs(x)))),
    "q ln q": (sympy.limit(q * sympy.log(q), q, 0), sympy.Integer(0)),
    "ln tanh": (
        sympy.log(sympy.tanh(x)),
        sympy.log(1 - sympy.exp(-2 * x)) - sympy.log(1 + sympy.exp(-2 * x)),
    ),
    "the pair": (sympy.log(2 * sympy.cosh(x)), x + sympy.log(1 + sympy.exp(-2 * x))),
    "the loss by the logit": (
        -(t * sympy.log(SIGMA) + (1 - t) * sympy.log(1 - SIGMA)),
        sympy.log(1 + sympy.exp(x)) - t * x,
    ),
    "its slope": (SIGMA - t, (1 - t) * SIGMA - t * SIGMA.subs(x, -x)),
    "the largest taken out": (
        sympy.log(sympy.exp(a) + sympy.exp(b)),
        z + sympy.log(sympy.exp(a - z) + sympy.exp(b - z)),
    ),
}


@pytest.mark.parametrize(("left", "right"), FORMULAS.values(), ids=FORMULAS)
def test_formulas(left, right):
    """Are both sides of a formula that the text shows equal, to many digits?"""
    for at in ({x: 0.3, t: 0.2, a: 0.5, b: 2, z: 1}, {x: 4, t: 1, a: 3, b: 1.5, z: 7}):
        assert (left - right).subs(at).evalf(30) == pytest.approx(0, abs=1e-14)


def test_the_heights_and_limits_that_the_text_names():
    """Are the plateaus and the limits of the exponential printed as they are on paper?"""
    assert printed("plateau-heights") == [f"{n * np.log(k):.3f}" for n, k in ((7, 10), (48, 2))]
    limits = [float(line.split()[1]) for line in printed("exp-limits")]
    assert limits == pytest.approx([1024 * np.log(2), 128 * np.log(2)], abs=5e-3)


def test_the_derivations_are_sound():
    """Is each traced derivation sound?"""
    traced = reading().traced
    assert len(traced) == 5
    assert {found.verdict for found in traced.values()} == {"sound"}


def test_the_first_losses_are_lost():
    """Does the naive loss give nan for the two surest mails, and for the mean?"""
    assert printed("first-losses")[2:] == ["nan", "nan", "mean: nan"]


def test_each_naive_form_fails_before_its_stable_form_appears():
    """Do overflow, nan and lost digits stand in the text before the form that mends them?"""
    order = list(reading().cells)
    for naive, stable in [
        ("two-forms-far", "stable-sigmoid"),
        ("where-both", "stable-sigmoid"),
        ("one-minus", "two-slopes"),
        ("naive-log-sigmoid", "log-sigmoid-judged"),
        ("naive-log-tanh", "log-tanh-judged"),
        ("naive-losses", "logits-losses"),
        ("clipping-float32-loss", "logits-losses"),
        ("gradient-naive", "loss-slope"),
    ]:
        assert order.index(naive) < order.index(stable)
    assert "second nan" in printed("two-forms-far")[0]
    assert printed("naive-losses")[2].endswith("t = 0:     inf   t = 1: nan")
    assert printed("clipping-float32-loss") == ["1 - 1e-9 in float32: 1.0", "the loss at 40: inf"]
    assert printed("where-both") == ["overflow encountered in exp"]


def test_the_sigmoid_is_one_from_where_the_text_says():
    """Does the machine say 1 from 53 ln 2 on, from 24 ln 2 in float32, and 0 from -746 on?"""
    places = [float(line.rpartition(": ")[2]) for line in printed("first-one")]
    assert places == [np.ceil(53 * np.log(2)), np.ceil(24 * np.log(2)), -746]


def exact(x):
    """Give ln sigma(x) and the sigmoid's slope, to 60 digits."""
    with mpmath.workdps(60):
        s = 1 / (1 + mpmath.exp(-mpmath.mpf(float(x))))
        return mpmath.log(s), s * (1 - s)


def test_the_judge_is_right():
    """Do the notebook's true values agree with other formulas for them, with more digits?"""
    for x in (-700, -30.5, -1, 0.1, 5, 40):
        logarithm, slope = exact(x)
        assert float(name("true_log_sigmoid")(x)) == pytest.approx(float(logarithm), rel=1e-14)
        assert float(name("true_slope")(x)) == pytest.approx(float(slope), rel=1e-14)


def test_an_ulp_is_an_ulp():
    """Is the next float one ULP off, is half of one half, and is zero wholly off?"""
    true = mpmath.mpf(0.75)
    assert name("ulps")(np.nextafter(0.75, 1), true) == 1
    assert name("ulps")(0.75, true + mpmath.mpf(2) ** -54) == 0.5
    assert name("ulps")(0.0, true) == 0.75 * 2**53


@pytest.mark.parametrize("panel", [0, 1])
def test_the_picture_of_errors(panel):
    """Are the stable forms below 4 ULP, and do the naive ones climb to where no digit is left?"""
    shown = reading().figures[0]
    naive, stable, guide = (line.get_xydata().T for line in shown["figure"].axes[panel].lines)
    assert stable[1].max() <= 4
    assert naive[1][naive[0] < 1].max() <= 10
    assert naive[1][naive[0] > 40].min() >= 2.0**52
    assert 1e3 <= naive[1][(naive[0] > 12) & (naive[0] < 16)].max() <= 1e8
    assert guide[0] == pytest.approx(53 * np.log(2))
    assert "10^16" in shown["alt"]


def test_the_errors_drawn_are_those_measured():
    """Is the naive error of the picture the one of another measurement?"""
    x, drawn = reading().figures[0]["figure"].axes[0].lines[0].get_xydata().T
    for at, error in list(zip(x, drawn, strict=True))[::9]:
        true = exact(at)[0]
        got = mpmath.mpf(float(np.log(1 / (1 + np.exp(-at)))))
        assert error == pytest.approx(
            max(float(abs(got - true) / np.spacing(abs(float(true)))), 0.1)
        )


@pytest.mark.parametrize(("curve", "height"), [(1, 16.118), (2, 33.27)])
def test_the_picture_of_the_plateau(curve, height):
    """Does the clipped loss follow the true one, and is it flat from the height that is named?"""
    figure, alt = reading().figures[1].values()
    (z, true), (_, clipped), (_, slope) = (
        axes.lines[k].get_xydata().T
        for axes, k in zip(figure.axes[:1] * 2 + figure.axes[1:], (0, curve, curve), strict=True)
    )
    np.testing.assert_allclose(true, logistic.bce_with_logits(z, 0), rtol=1e-12)
    np.testing.assert_allclose(clipped[z < 15], true[z < 15], rtol=1e-6)
    np.testing.assert_allclose(clipped[z > height + 0.5], height, atol=2e-3)
    np.testing.assert_allclose(slope[z > height + 0.7], 0, atol=1e-12)
    assert f"{height:.1f}" in alt


def test_every_picture_has_labels():
    """Has each of the axes a name for what goes along, and one for what goes up?"""
    for shown in reading().figures:
        assert shown["figure"].axes[-1].get_xlabel()
        assert shown["figure"].axes[0].get_ylabel()


def test_the_slider_shows_the_clipped_loss():
    """Do the slider's curves and its reading agree with the loss and its plateau?"""
    (given,) = reading().sliders
    ((*_, start, _),) = given["sliders"]
    x, k = sympy.symbols("x k")
    sigma = sympy.Lambda(x, 1 / (1 + sympy.exp(-x)))
    softplus = sympy.Lambda(x, sympy.log(1 + sympy.exp(x)))
    known = {"x": x, "k": k, "sigma": sigma, "softplus": softplus}
    true, clipped = (sympy.sympify(text, known) for _, text in given["curves"])
    assert float(true.subs(x, 3)) == pytest.approx(float(logistic.softplus(3.0)))
    assert float(clipped.subs({x: 3, k: start})) == pytest.approx(float(logistic.softplus(3.0)))
    assert float(clipped.subs({x: 30, k: start})) == pytest.approx(start * np.log(10))


@pytest.mark.parametrize("z", [-1000.0, -37.0, -0.3, 0.0, 2.0, 37.0, 1000.0])
@pytest.mark.parametrize("t", [0, 1, 0.3])
def test_the_stable_forms_are_right(z, t):
    """Do the notebook's sigmoid, slope and the loss's slope agree with mpmath far out?"""
    with mpmath.workdps(500):
        s, r = (1 / (1 + mpmath.exp(sign * mpmath.mpf(z))) for sign in (-1, 1))
    assert float(name("sigmoid")(z)) == pytest.approx(float(s), rel=1e-14, abs=0)
    assert float(name("slope")(z)) == pytest.approx(float(s * r), rel=1e-14, abs=0)
    assert float(name("loss_slope")(z, t)) == pytest.approx(float(s - t), rel=1e-13, abs=1e-15)


@pytest.mark.parametrize("x", [1.0, 3.0, 18.0, 37.0, 300.0])
def test_the_relatives_of_the_log_sigmoid_are_right(x):
    """Do the two logarithms that show the cures agree with other formulas for them?"""
    with mpmath.workdps(400):
        tanh = mpmath.log(1 - 2 / (mpmath.exp(2 * x) + 1))
        pair = mpmath.log(2 * mpmath.cosh(x))
    assert float(name("log_tanh")(x)) == pytest.approx(float(tanh), rel=1e-14, abs=0)
    for side in (x, -x):
        assert float(name("log_pair")(side)) == pytest.approx(float(pair), rel=1e-15, abs=0)


def test_output_holds_no_last_digits():
    """Has no printed number more than six digits, so that any machine prints the same?"""
    text = "\n".join("\n".join(r.printed.splitlines()) for r in reading().cells.values())
    numbers = re.findall(r"\d*\.?\d+", text)
    assert len(numbers) > 50
    assert [number for number in numbers if len(number.replace(".", "")) > 6] == []
