"""Unit 6, the reading: the line is the best one, and each picture shows what its text says."""

import re
from fractions import Fraction
from functools import partial

import mpmath
import numpy as np
import pytest
import sympy
from helpers import readings, units

UNIT = "6-logistic-regression"
SOUND = {
    "frost-trace",
    "no-frost-trace",
    "bias-trace",
    "together-trace",
    "hessian-trace",
    "odds-trace",
    "separable-trace",
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


def flights():
    """The temperatures, whether there was damage, and the rows with a 1 in front."""
    given = np.loadtxt(units.ROOT / "notebooks/data/orings.csv", delimiter=",", skiprows=1)
    temperature, damage = given.T
    return temperature, damage, [[1, (T - 70) / 10] for T in temperature]


def best(rows, targets, start):
    """The weights at which all slopes are 0, in many digits."""
    found = mpmath.findroot(lambda *w: exact_slopes(w, rows, targets), start)
    return [float(value) for value in found]


def test_the_general_weight_is_traced():
    """Are the lines for any weight sound, and is that the only cell with a truth value?"""
    assert reading().checks == {"frost-check": True}


@pytest.mark.parametrize("slug", ["no-frost-differences", "gradient-loops", "central"])
def test_two_ways_agree(slug):
    """Does a cell print the same slopes from two ways?"""
    one, other = re.findall(r"\[(.*?)\]", reading().cells[slug].printed)
    assert one.split() == other.split()


def test_the_push_of_night_26():
    """Are its slopes by differences those of error times feature?"""
    one, other = re.findall(r"\[(.*?)\]", reading().cells["push-differences"].printed)
    assert one.split() == other.split()
    assert name("t")[26] == 1


def test_the_published_fit():
    """Do Newton's steps on the flights come to the fit that was published for them?"""
    temperature, damage, rows = flights()
    assert (len(temperature), damage.sum()) == (23, 7)
    bias, warmth = name("fit")
    assert bias - 7 * warmth == pytest.approx(15.043, abs=5e-4)
    assert warmth / 10 == pytest.approx(-0.2322, abs=5e-5)
    assert name("fit") == pytest.approx(best(rows, damage, (-1, -2)), abs=1e-10)
    assert "z = 15.043 - 0.2322 T" in reading().cells["odds-flights"].printed


def test_what_the_curve_says_in_the_cold():
    """Are the probability at 31 and its band those of the published standard errors?"""
    z = 15.0429 - 0.23216 * 31
    variance = 7.3786**2 + (31 * 0.1082) ** 2 - 2 * 31 * 0.7935
    low = 1 / (1 + np.exp(-z + 2 * np.sqrt(variance)))
    cold, coldest, *_ = reading().cells["launch-band"].printed.splitlines()
    assert cold.startswith("31 °F: 0.9996")
    assert float(re.search(r"between ([\d.]+)", cold)[1]) == pytest.approx(low, abs=0.05)
    assert coldest.startswith("53 °F: 0.9392, between 0.33")


def test_the_standard_errors():
    """Are those of both weights the ones of the inverse curvature, summed flight by flight?"""
    _, _, rows = flights()
    total = mpmath.zeros(2)
    for row in rows:
        p = 1 / (1 + mpmath.exp(-mpmath.fdot(name("fit").tolist(), row)))
        total += p * (1 - p) * mpmath.matrix(row) * mpmath.matrix(row).T
    inverse = np.array((total**-1).tolist(), dtype=float)
    assert name("inverse") == pytest.approx(inverse)
    assert np.sqrt(inverse[1, 1]) == pytest.approx(1.082, abs=1e-3)  # 0.1082 for a degree


def test_other_curves_fit_as_well():
    """Do all three curves fit alike, the level one exactly, and differ at 31 °F?"""
    rows = [line.split() for line in reading().cells["launch-others"].printed.splitlines()]
    losses, said = ([float(row[k].strip(",")) for row in rows] for k in (-5, -1))
    assert losses[0] == losses[2]
    assert max(losses) - min(losses) < 0.02
    assert said == [0.9996, 1.0, 0.9392]


def test_the_flights_are_drawn():
    """Does the picture show each flight, the curve, and where no flight has been?"""
    (axes,) = figure(4)
    temperature, damage, _ = flights()
    near, far, dots, guide = (line.get_xydata() for line in axes.lines)
    assert dots.tolist() == np.column_stack([temperature, damage]).tolist()
    assert far[:, 0].max() < temperature.min() <= near[:, 0].min()
    for x, p in (*near[::7], *far[::7]):
        assert p == pytest.approx(1 / (1 + np.exp(-15.0429 + 0.23216 * x)), abs=1e-4)
    assert guide[:, 0].tolist() == [31, 31]


def test_the_mean_of_all_pairs():
    """Is the loss of the trap that of the mean target, as SymPy has it for three nights?"""
    z, t = sympy.symbols("z_:3"), sympy.symbols("t_:3")

    def one(a, b):
        return sympy.log(1 + sympy.exp(a)) - b * a

    pairs = sum(one(a, b) for a in z for b in t) / 9
    assert sympy.simplify(pairs - sum(one(a, sum(t) / 3) for a in z) / 3) == 0
    assert len(set(reading().cells["trap-mean"].printed.split())) == 1


def test_signs_do_the_work_of_targets():
    """Is the loss of the signed table that of the targets?"""
    w = [0.3, -1.2, 0.7]
    exact = exact_loss(w, name("X").tolist(), name("t").tolist())
    assert name("loss")(np.array(w)) == pytest.approx(float(exact))


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
    exact = best(rows, t, (-0.7, -2, 1))
    assert name("frosty") == pytest.approx(exact, abs=1e-12)
    assert name("path")[-1] == pytest.approx(exact, abs=5e-5)
    assert float(exact_loss(exact, rows, t)) == pytest.approx(0.458, abs=5e-4)
    said = reading().cells["agreement"].printed
    assert said.count("gradient 0: True") == 2
    assert all(float(value) > 0 for value in re.findall(r"eigenvalue (\S+)", said))


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
        ("flights-data", "damage:  53 57 58 63 70 70 75"),
        ("descent-table", "after   0 steps: loss 0.6931"),
        ("trapped", "chance of frost 0.35"),
        ("threshold-nights", "z > 0:   6 nights"),
        ("threshold-nights", "z > 0.5: 9 nights"),
        ("stuck", "0.665 0.59  0.665 0.59"),
        ("triangle", "shares: [0.23 0.36 0.41] frost: [1. 0. 0. 0.]"),
        ("bound-starts", "50 of 50 starts"),
        ("line", "there ŷ = 0.500"),
        ("valley-paths", "step 12: w = [-1.21 -2.32], loss 0.442"),
        ("degrees", "after   100 steps: loss 0.4416"),
        ("degrees", "after 10000 steps: loss 0.5846"),
        ("odds-flights", "odds at 70 °F 0.30"),
        ("odds-flights", "colder times 10.2"),
        ("newton-flights", "after 5 steps: loss 0.4416346"),
        ("bottom-sums", "expected 7.0000, seen 7"),
    ],
)
def test_numbers_that_the_text_repeats(slug, said):
    """Does a cell print what the text around it speaks of?"""
    assert said in reading().cells[slug].printed


def test_the_odds_in_the_text():
    """Do ten degrees less lead from 0.5 to 0.91, and from 0.99 to 0.999?"""
    factor = np.exp(-name("fit")[1])
    after = [factor * p / (1 - p) / (1 + factor * p / (1 - p)) for p in (0.5, 0.99)]
    assert after == pytest.approx([0.91, 0.999], abs=5e-3)


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
    _, damage, rows = flights()
    for i, j in ((0, 0), (30, 100), (77, 5), (160, 160)):
        w = float(name("w_0")[i, j]), float(name("w_1")[i, j])
        assert name("heights")[i, j] == pytest.approx(float(exact_loss(w, rows, damage)))
    bottom = best(rows, damage, (-1, -2))
    small, large = figure(3)[0].lines[:2]
    assert [way.get_xydata()[0].tolist() for way in (small, large)] == [[2, 2]] * 2
    assert small.get_xydata()[-1] == pytest.approx(bottom, abs=0.2)
    assert large.get_xydata()[-1] == pytest.approx(bottom, abs=0.3)


def test_steps_of_15_never_arrive():
    """Does a descent in many digits hop between the two losses that the text names?"""
    rows, t = name("X").tolist(), name("t").tolist()
    w = [mpmath.mpf(0)] * 3
    for _ in range(300):
        w = [a - 15 * b for a, b in zip(w, exact_slopes(w, rows, t), strict=True)]
    after = [a - 15 * b for a, b in zip(w, exact_slopes(w, rows, t), strict=True)]
    losses = sorted(float(exact_loss(v, rows, t)) for v in (w, after))
    assert losses == pytest.approx([0.590, 0.665], abs=5e-4)


def test_the_slider():
    """Does the slider draw the sigmoid of the score, every flight, and the loss as defined?"""
    (given,) = reading().sliders
    x, w_0, w_1 = sympy.symbols("x w_0 w_1")
    softplus = sympy.Lambda(x, sympy.log(1 + sympy.exp(x)))
    assert [slider[0] for slider in given["sliders"]] == ["w_0", "w_1"]
    assert given["curves"][0][1] == "sigma(w_0 + w_1*(x - 70)/10)"
    temperature, damage, rows = flights()
    drawn = [(float(a), float(b)) for a, b in given["dots"]]
    assert drawn == list(zip(temperature, damage, strict=True))
    loss = sympy.sympify(given["readings"][0][1], {"softplus": softplus})
    for w, said in (((0.0, 2.0), 1.2), ((-1.2, -2.3), 0.44), ((2.3, -3.1), None)):
        value = float(loss.subs({w_0: w[0], w_1: w[1]}))
        assert value == pytest.approx(float(exact_loss(w, rows, damage)))
        assert said is None or value == pytest.approx(said, abs=0.05)


def test_separable_data_has_no_bottom():
    """Does the loss of the separable nights fall, and do the weights grow, without an end?"""
    rows, t = name("X")[name("right")].tolist(), name("t")[name("right")]
    sizes = [np.linalg.norm(name("way")[k]) for k in (10, 100, 1000, 10_000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 2 * sizes[-2]
    losses = [exact_loss((c * name("frosty")).tolist(), rows, t) for c in (1, 10, 100)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 0.01
