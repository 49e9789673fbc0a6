"""A figure crosses from a student's kernel as its record, whatever form it is handed in."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.ticker import FixedLocator
from nbapart.transfer.pack import Malformed, pack, unpack
from nbapart_helpers.values import crossed

import sigmoid_course.marking  # noqa: F401 - the codec of figures is registered by it
from sigmoid_course.checks.figure_artists import MAX_ARTISTS
from sigmoid_course.checks.figure_record import record


@pytest.fixture
def axes():
    """Axes with a curve and a guide."""
    figure, axes = plt.subplots()
    axes.plot([0, 1], [2, 3])
    axes.axhline(0.5)
    yield axes
    plt.close(figure)


def test_a_figure_crosses_as_its_record(axes):
    """Does every form in which axes are handed in give the same record as there?"""
    bars = axes.bar([1], [2])
    errors = [axes.errorbar([1], [2], yerr=1, fmt=fmt) for fmt in ("", "none")]
    forms = [axes, axes.figure, plt, [axes], (axes.figure, axes), np.array([[axes]]), axes.lines[0]]
    for form in [*forms, axes.lines[:], bars, *errors, axes.set_xlabel("x")]:
        assert record(crossed(form)) == record(form)
    assert crossed({"a": axes}) == {"a": record(axes)}


def test_a_figure_without_axes_stays_empty():
    """Is an empty figure told from no figure?"""
    figure = plt.figure()
    assert record(crossed(figure)) == record(figure) == "empty"
    plt.close("all")
    assert record(crossed(plt)) == record(plt) == "empty"


def test_a_figure_of_too_many_artists(axes):
    """Does a figure that is not drawn cross as such?"""
    axes.xaxis.set_major_locator(FixedLocator(range(MAX_ARTISTS)))
    assert record(crossed(axes)) == record(axes) == {"axes": []}


def test_an_artist_that_raises_is_no_picture():
    """Does an artist with a poisoned method come as a stranger?"""

    class Own(plt.Line2D):
        axes = property(lambda self: 1 / 0)

    odd = Own.__new__(Own)
    assert pack(odd) == ["x", "Own"]
    assert pack([odd, 1]) == ["l", ["x", "Own"], 1]


@pytest.mark.parametrize("data", [1, "other", ["l"], None], ids=repr)
def test_a_forged_record_is_refused(data):
    """Is what no figure is written as malformed?"""
    with pytest.raises(Malformed, match="no record of a figure"):
        unpack(["figure", data])
