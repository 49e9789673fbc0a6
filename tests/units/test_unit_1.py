"""Tests of unit 1: the reading notebook says what is so, and the assignment marks fairly."""

import numpy as np
import pytest
from helpers import readings, units

from sigmoid_course import sigmoid
from sigmoid_course.sample import bank

UNIT = "1-sigmoid"


@pytest.fixture(scope="module")
def read():
    """What came of the reading notebook."""
    return readings.read(UNIT)


@pytest.fixture(scope="module")
def shown(read):
    """The figures that it showed."""
    return [given["figure"] for given in read.figures]


def curves(axes):
    """Give the data of the lines that are neither guides nor asymptotes."""
    return [line.get_xydata().T for line in axes.lines if len(line.get_xdata()) > 2]


def test_the_first_picture_is_the_sigmoid(shown):
    """Is the curve the sigmoid, between its asymptotes 0 and 1, with guides at 1/2 and 0?"""
    axes = shown[0].axes[0]
    ((x, y),) = curves(axes)
    np.testing.assert_allclose(y, sigmoid(x), rtol=1e-12)
    horizontal = {float(line.get_ydata()[0]) for line in axes.lines if len(line.get_xdata()) == 2}
    assert horizontal >= {0.0, 0.5, 1.0}
    assert axes.get_ylim()[0] < 0
    assert axes.get_ylim()[1] > 1


def test_the_second_picture_is_the_sigmoid_and_its_mirror(shown):
    """Do the two curves add up to 1 everywhere, the first one rising?"""
    (x, rising), (_, falling) = curves(shown[1].axes[0])
    np.testing.assert_allclose(rising, sigmoid(x), rtol=1e-12)
    np.testing.assert_allclose(rising + falling, 1, rtol=1e-12)


def test_the_third_picture_falls(shown):
    """Is the wrong program's curve the sigmoid of minus x?"""
    ((x, y),) = curves(shown[2].axes[0])
    np.testing.assert_allclose(y, sigmoid(-x), rtol=1e-12)


def test_the_fourth_picture_shows_inverses(shown):
    """Are the two curves each other's mirror image in the diagonal, on equal scales?"""
    axes = shown[3].axes[0]
    (x, y), (p, score) = curves(axes)
    np.testing.assert_allclose(y, sigmoid(x), rtol=1e-12)
    np.testing.assert_allclose(p, y, rtol=1e-12)
    np.testing.assert_allclose(score, x, atol=1e-9)
    assert axes.get_aspect() == 1


def test_every_axis_of_every_picture_has_a_label(read, shown):
    """Has each of the four pictures labels, a title and a text alternative of its own?"""
    assert len(shown) == 4
    for figure in shown:
        (axes,) = figure.axes
        assert axes.get_xlabel()
        assert axes.get_ylabel()
        assert axes.get_title()
    assert len({given["alt"] for given in read.figures if len(given["alt"]) > 40}) == 4


def test_the_derivations_are_sound_but_two(read):
    """Is each traced derivation sound, except the two that show a slip?"""
    verdicts = {slug: found.verdict for slug, found in read.traced.items()}
    texts = {given["text"] for given in read.traces}
    broken = {slug for slug, verdict in verdicts.items() if verdict == "broken"}
    assert broken == {"trace-slip", "trace-reader"}
    assert {verdicts[slug] for slug in verdicts.keys() - broken} == {"sound"}
    assert len(verdicts) == len(texts) == 11


@pytest.fixture
def assignment():
    """Read the assignment, solutions included."""
    return units.source(UNIT)


def test_points_are_those_of_the_syllabus(assignment):
    """Are the twelve points spread as the syllabus says?"""
    assert units.exercises(assignment) == {"steps": 3, "table": 2, "plot": 4, "range": 3}


@pytest.mark.parametrize("letter", ["", *"ABCDEFG"])
@pytest.mark.parametrize("truth", [True, False])
def test_the_visible_check_of_the_claims_tells_nothing(letter, truth, assignment):
    """Does the visible check say the same of every guess, so that trying all is no way?"""
    names = ["zero", "below", "ceiling", "tiny", "between", "float"]
    guess = f"claims = dict.fromkeys({names}, ({truth}, {letter or 1!r}))"
    ran, _ = units.run_cells(bank.fill(assignment, {"range": guess}))
    (check,) = [r for cell, r in ran if cell.id == "range-check"]
    assert check.error is None
    assert "shows when it is marked" in check.printed


def test_the_picture_to_repair_falls(assignment):
    """Does the untouched plot cell draw the reflected curve that the exercise is about?"""
    notebook = units.untouched(assignment)
    cells = [c for c in notebook.cells if c.id in ("imports", "plot")]
    names = {}
    for cell in cells:
        units.run(cell.source, names)
    ((x, y),) = curves(names["axes"])
    np.testing.assert_allclose(y, sigmoid(-x), rtol=1e-12)
