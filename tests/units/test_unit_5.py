"""Unit 5, the assignment: what its lines and its program give is so, and no visible cell tells."""

import warnings
from functools import partial

import mpmath
import numpy as np
import pytest
from helpers import units

from sigmoid_course import tutor
from sigmoid_course.sample import bank

UNIT = "5-numerics"
POINTS = {"predict": 2, "log_sigmoid": 3, "bce": 3, "diagnose": 4}
cell = partial(units.cell, UNIT)
solved = partial(units.solved, UNIT)


def checked(slug, **answers):
    """Run a visible check after other answers."""
    ran, _ = units.run_cells(bank.fill(units.source(UNIT), answers))
    return next(r for c, r in ran if c.id == slug)


def test_points():
    """Are the twelve points spread as the syllabus says?"""
    assert units.exercises(units.source(UNIT)) == POINTS


def lines():
    """Give the lines of the first exercise, as its table has them."""
    rows = [row.split("|") for row in cell("predict-task").splitlines() if row.startswith('| `"')]
    return {row[1].strip(' `"'): row[2].strip(" `") for row in rows}


def outcome(line):
    """Give what a line gives, and whether NumPy warns."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return float(eval(line, {"np": np})), bool(caught)


def test_the_lines_give_what_is_marked_as_right():
    """Does each line of the table, run here, give the reference's number, with its warnings?"""
    predicted = solved()["predict"]
    outcomes = {key: outcome(line) for key, line in lines().items()}
    assert list(outcomes) == list("abcdefg")
    for key, (value, _) in outcomes.items():
        assert predicted[key] == pytest.approx(value, rel=5e-3, abs=0, nan_ok=True), key
    assert predicted["warnings"] == sum(warned for _, warned in outcomes.values())


@pytest.mark.parametrize("value", ["0.0", "1.0", "np.inf", "-np.inf", "np.nan", "4"])
def test_the_check_of_the_predictions_tells_nothing(value):
    """Does the visible check say the same of every guess?"""
    guess = f"predict = dict.fromkeys([*'abcdefg', 'warnings'], {value})"
    check = checked("predict-check", predict=guess)
    assert check.error is None
    assert "shows when it is marked" in check.printed


def true_loss(z):
    """Give the cross-entropy at t = 1, to 60 digits."""
    with mpmath.workdps(60):
        return mpmath.log1p(mpmath.exp(-mpmath.mpf(float(z))))


def page_loss(z):
    """Run the program of the last exercise at t = 1."""
    names = {"np": np}
    units.run(cell("diagnose-given"), names)
    with np.errstate(all="ignore"):
        return names["page_loss"](z, 1)


def test_the_program_is_right_where_its_author_looked():
    """Does the program agree with mpmath to nine digits at every logit from -10 to 10?"""
    for z in np.linspace(-10, 10, 41):
        assert page_loss(z) == pytest.approx(float(true_loss(z)), rel=1e-9)


@pytest.mark.parametrize("m", ["0", "-3", "2.5", "z"])
def test_the_program_is_right_on_paper(m):
    """Is the equation it rests on true, whatever m is?"""
    trace = tutor.trace(f"ln(1 + e^-z)\n= {m} + ln(e^-({m}) + e^(-z - ({m})))")
    assert trace.verdict == "sound"


def test_the_program_fails_where_the_reference_says():
    """Is the program right, too high and too low at the reference's places?"""
    errors = {name: page_loss(float(z)) - true_loss(z) for name, z in solved()["places"].items()}
    assert abs(errors["agrees"]) < 1e-9
    assert errors["too high"] > 1
    assert errors["too low"] < -1


@pytest.mark.parametrize(("key", "kind"), [("64", np.float64), ("32", np.float32)])
def test_the_program_first_fails_where_the_reference_says(key, kind):
    """Is the number the first at which the program gives infinity, with none before it?"""
    first = solved()["sizes"][f"first in float{key}"]
    assert [n for n in range(1, first + 1) if np.isinf(page_loss(kind(-n)))] == [first]


@pytest.mark.parametrize("z", [800, -800])
def test_the_errors_are_infinite(z):
    """Is the program's error at 800 and at -800 the reference's?"""
    assert page_loss(float(z)) - float(true_loss(z)) == solved()["sizes"][f"error at {z}"]


@pytest.mark.parametrize("z", [-1e4, -10, 6, 1e4])
def test_the_check_of_the_places_tells_nothing(z):
    """Does the visible check take any logits and sizes of the right form?"""
    good = cell("diagnose").partition("\nplaces = {")[0]
    dicts = f"places = dict.fromkeys(places, {z})\nsizes = dict.fromkeys(sizes, {z})"
    check = checked("diagnose-check", diagnose=f"{good}\n{dicts}")
    assert check.error is None
    assert check.printed.count("shows when it is marked") == 2


def test_visible_cells_keep_the_secret():
    """Is no right answer to be read outside solutions and hidden tests?"""
    for secret in ("np.maximum(-z", "log1p", "logaddexp", "minimum", "34.5", "710", "746", "89"):
        assert secret not in units.visible(UNIT)
