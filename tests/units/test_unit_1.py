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


def test_the_flights_are_those_of_the_report(read):
    """Are there 23, seven of them with damage, four of these seven on the only cold days?"""
    temperature, distress = read.names["temperature"], read.names["distress"]
    assert (len(temperature), distress.sum(), temperature.min()) == (23, 7, 53)
    cold = temperature < 65
    assert (cold.sum(), distress[cold].sum(), distress[~cold].sum()) == (4, 4, 3)
    assert (~cold).sum() == 19
    assert read.cells["flights"].printed.endswith(" 53 57 58 63 70 70 75\n")


def test_the_published_fit_is_the_likeliest(read):
    """Is the score's slope by each weight zero, and is the chance at 31 degrees the one printed?"""
    temperature, distress = read.names["temperature"], read.names["distress"]
    error = sigmoid(15.0429 - 0.23216 * temperature) - distress
    np.testing.assert_allclose([error.sum(), error @ (temperature - 70)], 0, atol=0.01)
    assert "31 °F: score  7.845, chance 0.9996" in read.cells["chance-table"].printed
    assert np.exp(10 * 0.2322) == pytest.approx(10, rel=0.02)


def test_the_flights_are_drawn_with_the_curve(read, shown):
    """Are all flights drawn, and the curve dotted left of the coldest of them?"""
    for figure in shown[:2]:
        damaged, whole, forecast = figure.axes[0].lines[:3]
        assert (len(damaged.get_xdata()), set(damaged.get_ydata())) == (7, {1})
        assert (len(whole.get_xdata()), set(whole.get_ydata())) == (16, {0})
        assert set(forecast.get_xdata()) == {31}
    flown, cold = shown[1].axes[0].lines[3:]
    assert (cold.get_linestyle(), cold.get_xdata().max(), flown.get_xdata().min()) == (":", 53, 53)
    for curve in (flown, cold):
        degrees, height = curve.get_xydata().T
        np.testing.assert_allclose(height, sigmoid(15.043 - 0.2322 * degrees), rtol=1e-12)


def test_the_picture_of_the_sigmoid(shown):
    """Is the curve the sigmoid, between its asymptotes 0 and 1, with guides at 1/2 and 0?"""
    axes = shown[2].axes[0]
    ((x, y),) = curves(axes)
    np.testing.assert_allclose(y, sigmoid(x), rtol=1e-12)
    horizontal = {float(line.get_ydata()[0]) for line in axes.lines if len(line.get_xdata()) == 2}
    assert horizontal >= {0.0, 0.5, 1.0}
    assert axes.get_ylim()[0] < 0
    assert axes.get_ylim()[1] > 1


def test_the_falling_picture_is_the_mirror(shown):
    """Is the wrong program's curve the sigmoid of minus x, which adds up to 1 with the sigmoid?"""
    (x, falling), (_, rising) = curves(shown[3].axes[0])
    np.testing.assert_allclose(falling, sigmoid(-x), rtol=1e-12)
    np.testing.assert_allclose(rising + falling, 1, rtol=1e-12)


def test_the_last_picture_shows_inverses(shown):
    """Are the two curves each other's mirror image in the diagonal, on equal scales?"""
    axes = shown[4].axes[0]
    (x, y), (p, score) = curves(axes)
    np.testing.assert_allclose(y, sigmoid(x), rtol=1e-12)
    np.testing.assert_allclose(p, y, rtol=1e-12)
    np.testing.assert_allclose(score, x, atol=1e-9)
    assert axes.get_aspect() == 1


def test_every_axis_of_every_picture_has_a_label(read, shown):
    """Has each of the five pictures labels, a title and a text alternative of its own?"""
    assert len(shown) == 5
    for figure in shown:
        (axes,) = figure.axes
        assert axes.get_xlabel()
        assert axes.get_ylabel()
        assert axes.get_title()
    assert len({given["alt"] for given in read.figures if len(given["alt"]) > 40}) == 5


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
