"""Unit 4: the assignment's secrets, its sheets with a slip each, and the claims about convexity."""

from functools import partial
from itertools import product

import mpmath
import pytest
from helpers import units

from sigmoid_course import tutor
from sigmoid_course.sample import bank

UNIT = "4-cross-entropy"
POINTS = {
    "prediction": 4,
    "logit": 3,
    "direct": 3,
    "curvature": 2,
    "convex": 1,
    "entropy": 1.5,
    "weight": 1.5,
    "square": 2,
}
SHEETS = {
    "entropy": ("classes", "excess"),
    "weight": ("odds", "weighted"),
    "square": ("positive", "squared"),
}
TARGETS = (0.2, 0.5, 0.9)
PREDICTIONS = (0.05, 0.3, 0.6, 0.98)
LOGITS = (-4.0, -1.3, 0.4, 2.5)
NAMES = ["bends", "square", "smallest", "level"]
cell = partial(units.cell, UNIT)


def sigma(z):
    """The sigmoid, from its definition."""
    return 1 / (1 + mpmath.exp(-z))


def loss(p, t):
    """The cross-entropy of a prediction, from its definition."""
    return -(t * mpmath.log(p) + (1 - t) * mpmath.log(1 - p))


def excess(p, t):
    """The cross-entropy less the entropy of the target."""
    return t * mpmath.log(t / p) + (1 - t) * mpmath.log((1 - t) / (1 - p))


def weighted(p, t):
    """The cross-entropy in which a positive example counts three times."""
    return -(3 * t * mpmath.log(p) + (1 - t) * mpmath.log(1 - p))


def sheets(exercise):
    """Give the two derivations that an exercise shows."""
    titles = SHEETS[exercise]
    names = {}
    for title in titles:
        exec(cell(f"{exercise}-given-{title}"), names)
    return [names[title] for title in titles]


def answer(exercise):
    """Give the reference answer to an exercise that is a dictionary."""
    names = {}
    exec(cell(exercise), names)
    return names[exercise]


def alone(exercise, source):
    """Give the assignment with one exercise's cells alone, and an answer in place."""
    notebook = bank.fill(units.source(UNIT), {exercise: source})
    notebook.cells = [c for c in notebook.cells if units.exercise(c, POINTS) == exercise]
    return notebook


def checked(exercise, source):
    """Give what became of an exercise's visible check."""
    ran, _ = units.run_cells(alone(exercise, source))
    return next(r for c, r in ran if c.id == f"{exercise}-check")


def test_points():
    """Are the eighteen points spread as the first cell says, and all marked by machine?"""
    notebook = units.source(UNIT)
    kinds = [c.metadata.get("nbgrader", {}) for c in notebook.cells]
    assert units.exercises(notebook) == POINTS
    assert sum(kind["points"] for kind in kinds if kind.get("grade")) == 18


def test_visible_cells_keep_the_secret():
    """Is no line that must be found to be read outside solutions and hidden tests?"""
    cells = units.source(UNIT).cells
    hidden = "\n".join(c.source for c in cells if "BEGIN HIDDEN TESTS" in c.source)
    for secret in (
        "t d/dyhat[ln(yhat)] +",
        "(yhat (1 - yhat)) * d/dz",
        "t d/dz[softplus(-z)]",
        "-t sigma(-z)",
        "sigma(-z) (1 - sigma(-z))",
        '"bends": (True',
    ):
        assert secret in hidden, secret
        assert secret not in units.visible(UNIT), secret


def test_examples_are_of_other_functions():
    """Is each example of a derivation sound, and of no function that the unit asks for?"""
    found = []
    for c in units.source(UNIT).cells:
        for block in c.source.split("```")[1::2]:
            text = block.partition('"""')[2].partition('"""')[0]
            if text:
                assert tutor.trace(text).verdict == "sound", text
                found.append(text)
    assert len(found) == 4
    assert not any("yhat" in text or "softplus" in text for text in found)


@pytest.mark.parametrize("exercise", SHEETS)
def test_one_line_of_each_sheet_breaks(exercise):
    """Is the first derivation sound, and does the second break at the reference's line alone?"""
    first, second = sheets(exercise)
    assert tutor.trace(first).verdict == "sound"
    broken = [step.line for step in tutor.trace(second).steps if step.verdict == "breaks"]
    assert broken == [answer(exercise)["line"] - len(first.splitlines())]
    assert {s.verdict for s in tutor.trace(second).steps} <= {"follows", "leap", "breaks"}


@pytest.mark.parametrize("exercise", SHEETS)
def test_the_task_numbers_the_lines_that_are_given(exercise):
    """Does the task show both derivations, numbered on, and does each marking cell hold them?"""
    lines = "\n".join(sheets(exercise)).splitlines()
    shown = cell(f"{exercise}-task").split("```")[1].split("\n")
    numbered = [f"{number:2d}   {line}" for number, line in enumerate(lines, 1)]
    assert [line for line in shown if line] == numbered
    for part, text in product(("line", "rule", "correction"), sheets(exercise)):
        assert text in cell(f"{exercise}-{part}")


@pytest.mark.parametrize(("t", "p"), [*product(TARGETS, PREDICTIONS)])
def test_slopes_by_the_prediction(t, p):
    """Do finite differences agree with the slopes that `prediction` and the sheets lead to?"""
    slope = (p - t) / (p * (1 - p))
    heavy = -3 * t / p + (1 - t) / (1 - p)
    assert mpmath.diff(lambda u: loss(u, t), p) == pytest.approx(slope)
    assert mpmath.diff(lambda u: excess(u, t), p) == pytest.approx(slope)
    assert mpmath.diff(lambda u: weighted(u, t), p) == pytest.approx(heavy)
    odds = mpmath.diff(lambda u: mpmath.log(u / (1 - u)), p)
    assert odds == pytest.approx(1 / (p * (1 - p)))


@pytest.mark.parametrize(("t", "z"), [*product((0, *TARGETS, 1), LOGITS)])
def test_slopes_by_the_logit(t, z):
    """Do finite differences agree with slope, curvature, and the mended slope of the square?"""
    s = sigma(z)
    mended = 2 * s * s * (1 - s) - 2 * t * s * (1 - s)
    assert mpmath.diff(lambda u: loss(sigma(u), t), z) == pytest.approx(float(s - t))
    assert mpmath.diff(lambda u: loss(sigma(u), t), z, 2) == pytest.approx(float(s * (1 - s)))
    assert mpmath.diff(lambda u: (sigma(u) - t) ** 2, z) == pytest.approx(float(mended))


@pytest.mark.parametrize("z", [-30, -6, -0.7, -0.69, 0, 2, 6])
def test_where_the_squared_error_bends_down(z):
    """Is its second derivative for t = 1 negative just where the marking takes a witness?"""
    bend = mpmath.diff(lambda u: (1 - sigma(u)) ** 2, z, 2)
    source = cell("convex").replace('"square": (False, -2)', f'"square": (False, {z})')
    points, _ = units.mark(alone("convex", source))
    assert points["convex"] == (1 if bend < 0 else 0.75)


@pytest.mark.parametrize("letter", ["", *"ABCDEF"])
@pytest.mark.parametrize("truth", [True, False])
def test_the_visible_check_of_the_claims_tells_nothing(letter, truth):
    """Does the visible check say the same of every guess, so that trying all is no way?"""
    guess = f"claims = dict.fromkeys({NAMES}, ({truth}, {letter or 1!r}))"
    check = checked("convex", guess)
    assert check.error is None
    assert "shows when it is marked" in check.printed


@pytest.mark.parametrize("exercise", SHEETS)
def test_the_visible_check_of_a_slip_tells_nothing(exercise):
    """Does the visible check praise the form of a wrong answer as it does that of a right one?"""
    wrong = f'{exercise} = {{"line": 1, "rule": "algebra", "correction": "0"}}'
    assert checked(exercise, wrong).said == checked(exercise, cell(exercise)).said
