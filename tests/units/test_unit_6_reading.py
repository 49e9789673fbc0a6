"""Unit 6, the reading: the line is the best one, and each picture shows what its text says."""

from fractions import Fraction
from functools import partial

import mpmath
import numpy as np
import pytest
import sympy
from helpers import readings

UNIT = "6-logistic-regression"
SOUND = {
    "frost-trace",
    "no-frost-trace",
    "bias-trace",
    "together-trace",
    "hessian-trace",
    "odds-trace",
    "separable-trace",
    "softmax-trace",
}
BROKEN = {"bias-slip": 5, "inner-slip": 3}
reading = partial(readings.read, UNIT)


def name(word):
    """What a name stands for when the notebook has run."""
    return reading().names[word]


def figure(number):
    """The axes of a figure, counted from 0."""
    return reading().figures[number]["figure"].axes


def exact_loss(w, rows, targets):
    """The mean loss, in many digits and by its definition."""
    total = mpmath.mpf(0)
    for row, target in zip(rows, targets, strict=True):
        p = 1 / (1 + mpmath.exp(-mpmath.fdot(w, row)))
        total -= mpmath.log(p if target else 1 - p)
    return total / len(rows)


def exact_slopes(w, rows, targets):
    """Its derivative by each weight, with a sum for each."""
    errors = [
        1 / (1 + mpmath.exp(-mpmath.fdot(w, row))) - target
        for row, target in zip(rows, targets, strict=True)
    ]
    return [mpmath.fdot(errors, column) / len(rows) for column in np.transpose(rows)]


@pytest.fixture(autouse=True)
def digits():
    """Give mpmath thirty digits."""
    with mpmath.workdps(30):
        yield


def test_each_check_comes_out():
    """Is True what each cell gives that checks a formula?"""
    checks = reading().checks
    assert len(checks) >= 20
    assert {slug for slug, value in checks.items() if value is not True} == set()


def test_routes():
    """Is each route traced as the text says: sound without a leap, or broken at its line?"""
    traced = reading().traced
    assert {s: t.line for s, t in traced.items() if t.verdict != "sound"} == BROKEN
    assert {slug for slug, found in traced.items() if found.verdict == "sound"} == SOUND
    for slug in SOUND:
        assert {step.verdict for step in traced[slug].steps} <= {"start", "follows"}, slug


def test_the_forgotten_feature_has_its_name():
    """Is the second slip named as the text names it?"""
    ((_, slip),) = reading().breaks("inner-slip")
    assert slip == "inner-derivative"


@pytest.mark.parametrize(
    ("slug", "line", "rule"),
    [
        ("frost-trace", 3, "chain rule"),
        ("frost-trace", 4, "chain rule"),
        ("no-frost-trace", 4, "known derivative"),
        ("bias-trace", 3, "chain rule"),
        ("hessian-trace", 4, "chain rule"),
        ("separable-trace", 2, "chain rule"),
    ],
)
def test_rules(slug, line, rule):
    """Does a route use the rule that the text claims?"""
    assert rule in reading().rules(slug, line)


@pytest.mark.parametrize("i", [0, 1, 2])
def test_the_formulas_hold_for_each_weight(i):
    """Does SymPy find both derivatives for i = 0 as for the others, with no condition on i?"""
    w, x = sympy.symbols("w_:3"), sympy.symbols("x_:3")
    z = sum(a * b for a, b in zip(w, x, strict=True))
    sigma = 1 / (1 + sympy.exp(-z))
    first = sympy.log(sigma).diff(w[i]) - x[i] / (sympy.exp(z) + 1)
    second = sympy.log(1 - sigma).diff(w[i]) + x[i] / (1 + sympy.exp(-z))
    assert sympy.simplify(first) == 0
    assert sympy.simplify(second) == 0


def test_no_line_separates():
    """Is the frosty night inside the triangle, in exact numbers?"""
    inside, *corners = (
        [Fraction(round(10 * value), 10) for value in name("F")[k]] for k in (30, 2, 3, 19)
    )
    turns = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        turns.append((bx - ax) * (inside[1] - ay) - (by - ay) * (inside[0] - ax) > 0)
    assert len(set(turns)) == 1
    assert name("t")[[30, 2, 3, 19]].tolist() == [1, 0, 0, 0]


def test_the_bottom():
    """Do Newton's weights and those of the descent agree with a root found in many digits?"""
    rows, t = name("X").tolist(), name("t").tolist()
    root = mpmath.findroot(lambda *w: exact_slopes(w, rows, t), (-0.7, -2, 1))
    exact = np.array([float(value) for value in root])
    assert name("newton") == pytest.approx(exact, abs=1e-12)
    assert name("path")[-1] == pytest.approx(exact, abs=5e-5)
    assert float(exact_loss(list(root), rows, t)) == pytest.approx(0.458, abs=5e-4)


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("targets", "14 of 40"),
        ("push-table", "p = 0.15, push = [ 0.85  0.85 -0.43]"),
        ("trap-shape", "(40,) (40, 1) (40, 40)"),
        ("slips-found", "Every component is 40 times the expected one"),
        ("slips-found", "the sign of the whole"),
        ("slips-found", "left out"),
        ("blind-point", "agrees"),
        ("blind-point", "3 components differ"),
        ("descent-check", "after   0 steps: loss 0.6931"),
        ("trapped", "chance of frost 0.35"),
        ("threshold-check", "z > 0:   6 nights"),
        ("threshold-check", "z > 0.5: 9 nights"),
        ("stuck", "0.665 0.59  0.665 0.59"),
        ("degrees", "ratio: 68"),
        ("odds-check", "[0.49 0.12 2.66]"),
    ],
)
def test_numbers_that_the_text_repeats(slug, said):
    """Does a cell print what the text around it speaks of?"""
    assert said in reading().cells[slug].printed


def test_the_odds_in_the_text():
    """Does a step of clear sky lead from 0.5 to 0.73, and from 0.99 to 0.996?"""
    factor = np.exp(name("newton")[2])
    after = [factor * p / (1 - p) / (1 + factor * p / (1 - p)) for p in (0.5, 0.99)]
    assert after == pytest.approx([0.73, 0.996], abs=5e-3)


def test_the_nights_are_drawn():
    """Does each scatter show every night once, the frosty ones as dots?"""
    for axes in (figure(0)[0], figure(1)[0], *figure(2)[:4]):
        frost, none = (np.array(scatter.get_offsets()) for scatter in axes.collections[:2])
        assert sorted(map(tuple, frost)) == sorted(map(tuple, name("F")[name("t") == 1]))
        assert sorted(map(tuple, none)) == sorted(map(tuple, name("F")[name("t") == 0]))


def test_the_border_moves():
    """Is the probability one half along each border, and more on the grey side?"""
    for axes, steps in zip(figure(2)[:4], (0, 4, 6, 300), strict=True):
        w = name("away")[steps].tolist()
        for point in axes.lines[0].get_xydata():
            assert float(mpmath.fdot(w, (1, *point))) == pytest.approx(0, abs=1e-12)
        grey = axes.collections[2].get_paths()[0].vertices.mean(axis=0)
        assert mpmath.fdot(w, (1, *grey)) > 0
        loss = exact_loss(w, name("X").tolist(), name("t").tolist())
        assert axes.get_title() == f"{steps} steps, loss {float(loss):.2f}"


def test_the_valley():
    """Are the contours those of the loss, and do both ways come to its bottom?"""
    rows, t = name("one").tolist(), name("t").tolist()
    for i, j in ((0, 0), (30, 100), (77, 5), (140, 140)):
        w = float(name("w_0")[i, j]), float(name("w_1")[i, j])
        assert name("heights")[i, j] == pytest.approx(float(exact_loss(w, rows, t)))
    bottom = mpmath.findroot(lambda *w: exact_slopes(w, rows, t), (-0.6, -1.5))
    small, large = figure(3)[0].lines[:2]
    for way in (small, large):
        assert way.get_xydata()[0].tolist() == [2, 2]
        assert way.get_xydata()[-1] == pytest.approx([float(v) for v in bottom], abs=0.07)


@pytest.mark.parametrize(("line", "step"), [(0, 0.1), (1, 5), (2, 15)])
def test_the_losses_of_the_steps(line, step):
    """Are the curves those of a descent in many digits, started at ln 2?"""
    rows, t = name("X").tolist(), name("t").tolist()
    drawn = figure(4)[0].lines[line]
    w = [mpmath.mpf(0)] * 3
    for loss in drawn.get_ydata()[:8]:
        assert loss == pytest.approx(float(exact_loss(w, rows, t)), abs=1e-9)
        w = [a - step * b for a, b in zip(w, exact_slopes(w, rows, t), strict=True)]
    assert drawn.get_ydata()[0] == pytest.approx(float(mpmath.log(2)))
    assert drawn.get_label() == f"η = {step}"


def test_the_slider():
    """Does the slider draw the sigmoid of the score, every night, and the loss as defined?"""
    (given,) = reading().sliders
    x, w_0, w_1 = sympy.symbols("x w_0 w_1")
    softplus = sympy.Lambda(x, sympy.log(1 + sympy.exp(x)))
    assert [slider[0] for slider in given["sliders"]] == ["w_0", "w_1"]
    assert given["curves"][0][1] == "sigma(w_0 + w_1*x)"
    nights = zip(name("F")[:, 0], name("t"), strict=True)
    assert [(float(a), float(b)) for a, b in given["dots"]] == list(nights)
    loss = sympy.sympify(given["readings"][0][1], {"softplus": softplus})
    for w, said in (((0.0, 2.0), 1.4), ((-0.6, -1.5), 0.52), ((2.3, -3.1), None)):
        value = float(loss.subs({w_0: w[0], w_1: w[1]}))
        exact = float(exact_loss(w, name("one").tolist(), name("t").tolist()))
        assert value == pytest.approx(exact)
        assert said is None or value == pytest.approx(said, abs=0.03)


def test_separable_data_has_no_bottom():
    """Does the loss of the separable nights fall, and do the weights grow, without an end?"""
    rows, t = name("X")[name("right")].tolist(), name("t")[name("right")]
    sizes = [np.linalg.norm(name("way")[k]) for k in (10, 100, 1000, 10_000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 2 * sizes[-2]
    losses = [exact_loss((c * name("newton")).tolist(), rows, t) for c in (1, 10, 100)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 0.01
