"""Tests of unit 3's assignment: it keeps its secrets, and what it takes for true is so."""

from functools import cache

import mpmath
import pytest
from helpers import units
from steptrace.notation.parser import read
from steptrace_helpers import trees

from sigmoid_course import tutor
from sigmoid_course.sample import bank

UNIT = "3-log-sigmoid"
POINTS = {"naming": 3, "ratio": 3, "implicit": 4, "base": 3, "signs": 2, "hint": 3}
CLAIMS = ["positive", "middle", "inner", "product", "lost", "both", "logarithm", "cancel"]
# What marks and is told in words alone.
SECRETS = (
    "sigma'(x)/sigma(x)",
    "e^y y' (1 + e^-x)",
    "y' (1 + e^-x) = e^-x",
    "-sigma(x)/ln(b)",
    "x - ln(e^x + 1)",
    "1 - e^x/(e^x + 1)",
    '"inner": (False',
)
BASES = (2, 2.75, 10, 0.5)
PLACES = (-3, -1, 0.5, 2, 4)


@pytest.fixture
def assignment():
    """The assignment with its solutions."""
    return units.source(UNIT)


@cache
def solutions():
    """The names that the reference answers set."""
    cells = [c for c in units.source(UNIT).cells if "### BEGIN SOLUTION" in c.source]
    names = {}
    for cell in cells:
        units.run(cell.source, names)
    return names


def with_signs(answer):
    """The cells of the exercise `signs`, with an answer of its own."""
    notebook = bank.fill(units.source(UNIT), {"signs": answer})
    notebook.cells = [cell for cell in notebook.cells if cell.id.startswith("signs")]
    return notebook


def earned(answer):
    """The points for an answer to `signs`."""
    return units.mark(with_signs(answer))[0]["signs"]


def blocks(notebook):
    """The examples of forms in the task cells."""
    return [b for cell in notebook.cells for b in cell.source.split("```")[1::2]]


def test_points(assignment):
    """Does the unit give 18 points, all of them by machine?"""
    assert units.exercises(assignment) == POINTS
    assert sum(POINTS.values()) == 18


def test_visible_cells_keep_the_secret(assignment):
    """Is nothing that marks to be read outside solutions and hidden tests?"""
    hidden = "\n".join(c.source for c in assignment.cells if "BEGIN HIDDEN TESTS" in c.source)
    for secret in SECRETS:
        assert secret in hidden, secret
        assert secret not in units.visible(UNIT), secret


def test_examples_are_sound_and_of_other_functions(assignment):
    """Is each derivation that shows a form sound, and none of them about the sigmoid?"""
    texts = [block.split('"""')[1] for block in blocks(assignment) if '"""' in block]
    assert len(texts) == 4
    for text in texts:
        assert tutor.trace(text).verdict == "sound", text
        assert not any(word in text for word in ("sigma", "e^x", "e^-x", "e^y"))


def test_example_of_a_base_is_right(assignment):
    """Is the expression that shows the form of `base` the derivative that it is said to be?"""
    (text,) = (block for block in blocks(assignment) if "minus = " in block)
    tutor.check_expression(text.split('"')[1], "d/dx log_b(x^2 + 1)")


@pytest.mark.parametrize(
    "answer",
    [answer for answer in bank.answers(units.ROOT, UNIT) if answer.exercise == "base"],
    ids=lambda answer: answer.name,
)
def test_the_visible_check_of_a_base_is_content_with_what_earns(answer):
    """Does it pass just where both slopes earn their points?"""
    names = {}
    units.run(answer.source, names)
    cells = ("base-check", "base-minus", "base-plus")
    check, *slopes = (units.run(units.cell(UNIT, slug), dict(names)) for slug in cells)
    assert (check.error is None) == all(one.value == 1 for one in slopes), check.said


def slope(inside, b, x):
    """The slope of log_b(1/(1 + e^(inside x))) by finite differences at 30 digits."""
    with mpmath.workdps(30):
        return mpmath.diff(lambda u: mpmath.log(1 / (1 + mpmath.exp(inside * u)), b), x)


@pytest.mark.parametrize(("name", "inside"), [("minus", -1), ("plus", 1)])
def test_slopes_to_another_base(name, inside):
    """Do the reference answers for a base have the values that finite differences give?"""
    formula = read(solutions()[name])
    for b in BASES:
        for x in PLACES:
            found = trees.value(formula, {"b": b, "x": x})
            assert found == pytest.approx(float(slope(inside, b, x)), rel=1e-9)


@pytest.mark.parametrize("inside", [-1, 1])
@pytest.mark.parametrize("outside", [-1, 1])
def test_one_reading_is_right(inside, outside):
    """Is the printed line true in the reading of the reference alone, of all four?"""
    true = all(
        mpmath.almosteq(
            1 / (mpmath.log(b) * (1 + mpmath.exp(outside * x))), slope(inside, b, x), rel_eps=1e-9
        )
        for b in BASES
        for x in PLACES
    )
    signs = {"e^-x": -1, "e^x": 1}
    assert true == (
        (inside, outside) == (signs[solutions()["inside"]], signs[solutions()["outside"]])
    )


def factors(x, middle=-1, inner=-1):
    """The three factors of the way by names, each minus sign there or lost."""
    alpha = 1 + mpmath.exp(-x)
    return alpha, middle / alpha**2, inner * mpmath.exp(-x)


def test_claims_about_signs():
    """Are the truths of the reference those that numbers give, from far left to far right?"""
    places = [mpmath.mpf(n) / 4 for n in range(-80, 81)]
    first, second, third = zip(*map(factors, places), strict=True)
    slopes = [mpmath.fprod(factors(x)) for x in places]
    lost = [mpmath.fprod(factors(x, inner=1)) for x in places]
    both = [mpmath.fprod(factors(x, middle=1, inner=1)) for x in places]
    found = {
        "positive": min(first) > 0 > max(third),
        "middle": max(second) > 0,
        "inner": min(third) > -1,
        "product": min(slopes) > 0,
        "lost": max(abs(a - b) for a, b in zip(lost, slopes, strict=True)) > 1.5,
        "both": both != slopes,
        "logarithm": all(mpmath.im(mpmath.log(1 / alpha)) == 0 for alpha in first),
        "cancel": all(mpmath.exp(y) != 0 for y in places),
    }
    assert {name: truth for name, (truth, _) in solutions()["signs"].items()} == found


@pytest.mark.parametrize(("name", "last"), [("inner", 0.0), ("lost", -float(mpmath.log(3)))])
def test_numbers_settle_a_claim_from_an_edge_on(name, last):
    """Does every number left of the edge settle the claim, and none to the right of it?"""
    for x in (last - 1e-9, last - 1, -700.0, last + 1e-9, 3.0):
        answer = solutions()["signs"] | {name: (solutions()["signs"][name][0], x)}
        assert earned(f"signs = {answer}") == (2 if x < last else 1.75)


def guesses(proofs):
    """One pair for all eight claims, each in turn."""
    pairs = [(truth, proof) for truth in (True, False) for proof in proofs]
    return [f"signs = dict.fromkeys({CLAIMS}, {pair})" for pair in pairs]


def test_the_visible_check_of_the_claims_tells_nothing():
    """Does the visible check say the same of every guess, so that trying all is no way?"""
    for guess in guesses([0, -2, *"ABCDEFG"]):
        (check,) = [r for cell, r in units.run_cells(with_signs(guess))[0] if "check" in cell.id]
        assert check.error is None
        assert "shows when it is marked" in check.printed


def test_no_guess_earns_much():
    """Does one pair for all eight claims earn a quarter of the points at most?"""
    assert max(map(earned, guesses([0, -2, *"ABCDEFG"]))) <= 0.5
