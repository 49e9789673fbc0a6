"""Unit 4 to read: cross-entropy as derived, drawn and slipped on, against what others compute."""

import re
from functools import partial

import mpmath
import numpy as np
import pytest
import sympy
from helpers import readings, units

UNIT = "4-cross-entropy"
# Every route of the notebook, and where its rules stand: cell -> {line: rule}.
ROUTES = {
    "two-classes-trace": {6: "substitution"},
    "complement": {2: "chain rule"},
    "by-yhat-trace": {2: "sum rule", 3: "constant multiple rule", 4: "logarithm rule"},
    "detour-trace": {},
    "by-z-chain": {4: "chain rule", 6: "exponential rule", 8: "substitution"},
    "complement-sigma": {2: "chain rule", 3: "known derivative"},
    "by-z-logs": {2: "sum rule", 3: "chain rule", 4: "known derivative"},
    "tidy-trace": {6: "algebra"},
    "by-z-tidy": {2: "sum rule", 3: "chain rule", 4: "constant multiple rule"},
    "curvature-trace": {2: "sum rule", 3: "known derivative"},
    "squared-trace": {2: "chain rule", 4: "known derivative"},
    "likelihood-trace": {2: "algebra", 3: "algebra"},
    "softmax-two-trace": {2: "algebra", 3: "algebra", 4: "definition"},
    "softmax-trace": {4: "sum rule", 5: "chain rule", 6: "exponential rule", 7: "substitution"},
}
# The only step that the text calls a leap.
LEAP = ("by-z-chain", 5)
# Each slip with its line, its name, and how the text calls it.
SLIPS = {
    "complement-slip": (2, "inner-derivative", "*Inner-derivative*"),
    "detour-slip": (2, "constant", "*Constant*"),
    "slip-inner": (4, "inner-derivative", "Line 4: *inner-derivative*"),
    "slip-twice": (3, "inner-twice", "*Inner-twice*"),
    "slip-sign": (3, "sign", "*Sign*"),
    "slip-complement": (3, "inner-derivative", "*Inner-derivative* again, at line 3"),
    "slip-no-sigmoid": (3, None, "gets no name"),
}
reading = partial(readings.read, UNIT)


def value(slug):
    """Give the value of a cell."""
    return reading().cells[slug].value


def numbers(slug):
    """Give the last number of each line that a cell prints."""
    return [float(line.split()[-1]) for line in reading().cells[slug].printed.splitlines()]


def true_loss(z, t):
    """The loss of a logit, from its definition."""
    p = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
    return -(t * mpmath.log(p) + (1 - t) * mpmath.log(1 - p))


def squared_error(z):
    """The squared error of a logit on a wet day."""
    return (1 / (1 + mpmath.exp(-mpmath.mpf(z))) - 1) ** 2


def true_slope(function, z):
    """The derivative of a function of a logit, by differences."""
    return float(mpmath.diff(function, mpmath.mpf(z)))


@pytest.fixture(autouse=True)
def many_digits():
    """Compute what is compared with 50 digits, so that differences lose none that matter."""
    with mpmath.workdps(50):
        yield


def test_every_derivation_is_a_route_or_a_slip():
    """Does no cell trace anything of which these tests know nothing?"""
    assert set(reading().traced) == {*ROUTES, *SLIPS}


@pytest.mark.parametrize(("slug", "rules"), ROUTES.items())
def test_routes(slug, rules):
    """Is each route sound, by the rules that the text tells of, and without an unnamed leap?"""
    assert value(slug).verdict == "sound"
    steps = {step.line: step for step in value(slug).steps}
    assert {line for line, step in steps.items() if step.verdict == "leap"} == (
        {LEAP[1]} if slug == LEAP[0] else set()
    )
    for line, rule in rules.items():
        found = (*steps[line].rules, *steps[line].also)
        assert any(name.startswith(rule) for name in found), (line, found)


def test_no_claim_is_wrong():
    """Is no rule misnamed that the notebook claims?"""
    assert not any(s.verdict == "misnamed" for slug in ROUTES for s in value(slug).steps)


@pytest.mark.parametrize(("slug", "found"), SLIPS.items())
def test_slips(slug, found):
    """Does each broken derivation break once, at the line and by the slip that the text names?"""
    line, name, words = found
    assert reading().breaks(slug) == [(line, name)]
    assert any(words in cell.source for cell in units.reading(UNIT).cells)


def test_what_follows_a_slip_is_not_blamed():
    """Do the lines after a slip come out as true?"""
    after = [value("slip-inner").steps[-1], value("slip-complement").steps[-1]]
    assert [(step.line, step.verdict) for step in after] == [(5, "leap"), (4, "follows")]


def test_checks_are_true():
    """Is the value of every check the truth value True?"""
    assert reading().checks
    assert [slug for slug, found in reading().checks.items() if found is not True] == []


@pytest.mark.parametrize("t", [0, 0.3, 1])
def test_loss(t):
    """Is the notebook's own loss the cross-entropy, also for a target between?"""
    loss = reading().names["loss"]
    for z in (-6, -1.3, 0.4, 5):
        p = float(1 / (1 + mpmath.exp(-z)))
        assert loss(p, t) == pytest.approx(float(true_loss(z, t)), rel=1e-10)


def test_classes():
    """Is the loss of the clear picture that of its one class, and that of the blurred one more?"""
    clear, blurred, swapped = re.findall(r"[\d.]+|inf", reading().cells["classes-losses"].printed)
    assert float(clear) == pytest.approx(-np.log(0.7), abs=5e-5)
    assert float(blurred) == pytest.approx(-(np.log(0.2) + 2 * np.log(0.7)) / 3, abs=5e-5)
    assert swapped == "inf"


def test_softmax():
    """Do only differences of scores count, and is the sigmoid the case of two?"""
    softmax = reading().names["softmax"]
    assert softmax(np.array([1.2, 0])) == pytest.approx([0.768525, 0.231475], abs=1e-6)
    assert softmax(np.array([7.2, 6])) == pytest.approx(softmax(np.array([1.2, 0])))
    rows = [line.split("->")[1] for line in reading().cells["softmax-scores"].printed.splitlines()]
    assert rows[0] == rows[1] != rows[2]


@pytest.mark.parametrize("i", [0, 1, 2])
def test_the_slope_of_the_softmax(i):
    """Is it p - t for each class, by SymPy, if the targets add up to 1?"""
    z, (t_1, t_2) = sympy.symbols("z_:3", real=True), sympy.symbols("t_1 t_2")
    t = (t_1, t_2, 1 - t_1 - t_2)
    p = [sympy.exp(a) / sum(sympy.exp(b) for b in z) for a in z]
    loss = -sum(a * sympy.log(b) for a, b in zip(t, p, strict=True))
    assert sympy.simplify(loss.diff(z[i]) - (p[i] - t[i])) == 0


@pytest.mark.parametrize("slug", ["by-z-differences", "softmax-differences"])
def test_differences_agree(slug):
    """Does a cell print the same slopes by differences and by the formula?"""
    rows = re.findall(r"\[(.*?)\]", reading().cells[slug].printed)
    assert rows[::2] == rows[1::2]


FORMULAS = {
    "slope by the prediction": ("by-yhat-formula", "L.diff(p)", "(p - t)/(p*(1 - p))"),
    "its two fractions": ("by-yhat-formula", "L.diff(p)", "-t/p + (1 - t)/(1 - p)"),
    "slope by the logit": ("by-z-formula", "Z.diff(z)", "s - t"),
    "tidy form": ("tidy-formula", "Z", "log(1 + exp(z)) - t*z"),
    "bend": ("curvature-formula", "Z.diff(z, 2)", "s*(1 - s)"),
    "bend of squared error": ("saturated", "((1 - s)**2).diff(z, 2)", "2*s*(1 - s)**2*(3*s - 1)"),
}


@pytest.mark.parametrize(("slug", "given", "said"), FORMULAS.values(), ids=FORMULAS)
def test_formulas(slug, given, said):
    """Does a formula that the text shows hold, where SymPy differentiates the loss?"""
    p, t, z = sympy.symbols("p t z", real=True)
    s = 1 / (1 + sympy.exp(-z))
    loss = -(t * sympy.log(p) + (1 - t) * sympy.log(1 - p))
    own = {"p": p, "t": t, "z": z, "s": s, "L": loss, "Z": loss.subs(p, s)}
    left, right = (sympy.sympify(text, own) for text in (given, said))
    for at in ({p: 0.3, z: -1.2, t: 0.4}, {p: 0.8, z: 2.5, t: 1}):
        assert float((left - right).subs(at)) == pytest.approx(0, abs=1e-12)
    assert any(cell.id == slug for cell in units.reading(UNIT).cells)


def test_the_loss_of_the_forecasts():
    """Are the means for the flights those of the file, and is the sure rule worse than none?"""
    flights = np.loadtxt(units.ROOT / "notebooks/data/orings.csv", delimiter=",", skiprows=1)
    assert flights.shape == (23, 2)
    assert flights[:, 1].sum() == 7
    rules = [lambda _: 7 / 23, lambda x: 0.9 if x < 65 else 0.1, lambda x: abs(0.001 - (x < 65))]
    losses = [
        -sum(mpmath.log(rule(x) if t else 1 - rule(x)) for x, t in flights) / 23 for rule in rules
    ]
    assert numbers("flights-paid") == pytest.approx([float(loss) for loss in losses], abs=5e-4)
    assert losses[1] < losses[0] < mpmath.log(2) < losses[2]
    assert numbers("estimates") == pytest.approx([np.log(100), np.log(100_000)], abs=5e-4)


def test_surprise_table():
    """Does each further factor of ten cost ln 10?"""
    costs = numbers("surprise-table")
    assert np.diff(costs[-3:]) == pytest.approx([np.log(10)] * 2, abs=1e-3)


@pytest.mark.parametrize("t", [0, 1])
def test_slips_in_numbers(t):
    """Is the right slope at 1.2 that of the loss, and one wrong slope alone right for t = 1?"""
    names = reading().names
    right = true_slope(lambda z: true_loss(z, t), 1.2)
    lines = reading().cells["slips-table"].printed.splitlines()
    printed = [float(line.split(f"t = {t}:")[1].split()[0]) for line in lines]
    assert printed[0] == pytest.approx(right, abs=5e-5)
    agreeing = [
        name
        for name, slope in names["slips"].items()
        if slope(float(1 / (1 + mpmath.exp(-1.2))), 1.2, t) == pytest.approx(right)
    ]
    assert agreeing == (["first term only"] if t == 1 else [])


def test_known_values_of_the_slips():
    """Are the wrong slopes those that students are known to get?"""
    lines = reading().cells["slips-table"].printed.splitlines()
    dry = {line[:22].strip(): float(line.split("t = 0:")[1].split()[0]) for line in lines}
    assert dry["slope by ŷ, not by z"] == pytest.approx(4.320, abs=5e-4)
    assert dry["ŷ(1 - ŷ) once more"] == pytest.approx(0.1367, abs=5e-5)
    assert dry["squared error"] == pytest.approx(0.27343, abs=5e-5)
    assert dry["sigmoid taken twice"] == pytest.approx(0.6832, abs=5e-5)
    assert dry["no sigmoid"] == 1.2


def test_saturation_table():
    """Are the printed slopes of both losses those that differences with many digits give?"""
    for line in reading().cells["gradients-table"].printed.splitlines():
        head, cross, squared = line.split(", ")[0], *(part.split()[-1] for part in line.split(", "))
        z = int(head.split("=")[1].split(":")[0])
        assert float(cross) == pytest.approx(true_slope(lambda u: true_loss(u, 1), z), abs=5e-5)
        assert float(squared) == pytest.approx(true_slope(squared_error, z), abs=5e-5)


def test_race():
    """Does cross-entropy need 7 steps, and squared error 214, as counted with many digits?"""
    assert numbers("race-run") == [7, 214]
    for function, count in ((lambda z: true_loss(z, 1), 7), (squared_error, 214)):
        z = mpmath.mpf(-6)
        for _ in range(count - 1):
            z -= true_slope(function, z)
        assert z <= 0 < z - true_slope(function, z)


def test_far_out():
    """Does the naive loss fail at z = 40 before the stable one is right?"""
    assert reading().cells["naive"].printed.split()[3::4] == ["inf", "nan"]
    assert numbers("stable")[0] == pytest.approx(float(true_loss(40, 0)), rel=1e-3)
    assert numbers("stable")[1] == pytest.approx(float(true_loss(40, 1)), rel=2e-2)
    slugs = [cell.id for cell in units.reading(UNIT).cells]
    assert slugs.index("naive") < slugs.index("stable")


def figure(number):
    """Give the lines of a figure's panels as arrays, and its text alternative."""
    shown = reading().figures[number]
    panels = [[line.get_xydata() for line in panel.lines] for panel in shown["figure"].axes]
    return panels, shown["alt"]


def test_loss_pictures():
    """Do both panels show the losses for 1 and 0, crossing at ln 2?"""
    (left, right), alt = figure(0)
    for t, by_probability, by_logit in zip((1, 0), left, right, strict=False):
        for p, height in by_probability[::99]:
            assert height == pytest.approx(-np.log(p if t else 1 - p), rel=1e-9)
        for z, height in by_logit[::24]:
            assert height == pytest.approx(float(true_loss(z, t)), rel=1e-9)
    assert left[2].tolist() == [[0.5, np.log(2)]]
    assert right[2].tolist() == [[0, np.log(2)]]
    assert "ln 2" in alt


def test_bowls():
    """Is squared error drawn with its bend changing where the dot is, and cross-entropy without?"""
    ((cross, squared, dot), _), alt = figure(1)
    for z, height in squared[::24]:
        assert height == pytest.approx(float(squared_error(z)), rel=1e-9)
    assert np.all(np.diff(cross[:, 1], 2) > 0)
    turns = np.flatnonzero(np.diff(np.sign(np.diff(squared[:, 1], 2))))
    assert squared[turns + 1, 0] == pytest.approx(dot[0, 0], abs=0.06)
    assert float(squared_error(dot[0, 0])) == pytest.approx(dot[0, 1])
    assert "-0.69" in alt


def test_slopes_of_the_bowls():
    """Are the drawn slopes those of the two losses, and the lowest of squared error -8/27?"""
    (_, (cross, squared)), alt = figure(1)
    for z, height in cross[::24]:
        slope = true_slope(lambda u: true_loss(u, 1), z)
        assert height == pytest.approx(slope, rel=1e-9)
    for z, height in squared[::24]:
        assert height == pytest.approx(true_slope(squared_error, z), rel=1e-9)
    assert squared[:, 1].min() == pytest.approx(-8 / 27, abs=1e-4)
    assert "-0.3" in alt


def formula(text):
    """Read a slider's formula."""
    own = {name: sympy.Symbol(name) for name in "xzt"}
    own["sigma"] = lambda u: 1 / (1 + sympy.exp(-u))
    own["softplus"] = lambda u: sympy.log(1 + sympy.exp(u))
    return sympy.sympify(text, locals=own)


def test_tangent_slider():
    """Does the straight line touch the loss at the dot, with the slope that is read out?"""
    given = reading().sliders[0]
    x, z, t = sympy.symbols("x z t")
    loss, tangent = (formula(text) for _, text in given["curves"])
    slope = formula(dict(given["readings"])["slope"])
    assert sympy.simplify(tangent.subs(x, z) - loss.subs(x, z)) == 0
    assert sympy.simplify(tangent.diff(x) - slope) == 0
    assert sympy.simplify(loss.diff(x).subs(x, z) - slope) == 0
    at = {x: 1.2, t: 0.3}
    assert float(loss.subs(at)) == pytest.approx(float(true_loss(1.2, 0.3)))


def test_entropy_slider():
    """Is the lowest point of each loss at the target, and on the hill of the entropy?"""
    given = reading().sliders[1]
    x, t = sympy.symbols("x t")
    loss, entropy = (formula(text) for _, text in given["curves"])
    across, up = (formula(text) for text in given["dots"][0])
    assert sympy.simplify(loss.diff(x).subs(x, across)) == 0
    assert sympy.simplify(loss.subs(x, t) - up) == 0
    assert sympy.simplify(entropy.subs(x, t) - up) == 0
