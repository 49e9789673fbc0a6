"""Are trained weights held against the least loss, and told what became of it?"""

import numpy as np
import pytest
from steptrace.checks.outcome import NotYet

from sigmoid_course.checks.minimum import check_minimum

START = np.zeros(2)


def loss(w):
    """A bowl with its least value, 1, at (3, -1)."""
    return (w[0] - 3) ** 2 + (w[1] + 1) ** 2 + 1


def check(weights, points=None, of=loss):
    return check_minimum(weights, of=of, start=START, least=1.0, points=points)


@pytest.mark.parametrize(
    "weights", [[3, -1], (3.0, -1.0), np.array([3.0005, -1.0]), np.array([3, -1], dtype=np.float32)]
)
def test_right(weights, capfd):
    """Do weights within the tolerance pass, of any type of number?"""
    assert check(weights, points=3) == 3
    assert check(weights) is None
    assert capfd.readouterr() == ("The loss at your weights is 1. It is at its least.\n" * 2, "")


@pytest.mark.parametrize(
    ("weights", "message", "earned"),
    [
        (None, "still None: an array of shape (2,)", 0),
        ("3, -1", "got a text (str)", 0),
        (loss, "a value of type function", 0),
        ([3.0], "got a list", 0),
        (np.array([[3.0], [-1.0]]), "an array of shape (2, 1)", 0),
        ([np.nan, 1.0], "not a finite number", 0),
        ([1e308, 1e308], "not a finite number", 0),
        ([3.1, -1.0], "is 1.01. It fell, from 11 at the start, and can still fall", 0.5),
        ([2.6, -0.9], "This is 98.3 % of the way down.", 0.5),
        ([2.5, -0.9], "This is 97.4 % of the way down.", 0),
        ([1.0, 0.0], "This is 50 % of the way down.", 0),
        ([0.1, 0.0], "can still fall", 0),
        ([0.0, 0.0], "It did not come down from 11", 0),
        ([-1.0, 0.5], "the steps had gone up the slope", 0),
        ([-5.0, -5.0], "where it was at the start.\n", 0),
        ([9.0, -3.0], "It did not come down from 11, where it was at the start.\n", 0),
    ],
)
def test_wrong(weights, message, earned, capfd):
    """Is it said how far the loss came, and is the way down worth something?"""
    assert check(weights, points=1) == earned
    shown = capfd.readouterr()
    assert message in shown.out
    assert shown.err == ""
    with pytest.raises(NotYet) as raised:
        check(weights)
    assert str(raised.value) + "\n" == shown.out


@pytest.mark.parametrize("broken", [lambda w: None, lambda w: w, lambda w: 1 / 0])
def test_a_loss_that_is_none(broken):
    """Does a loss that was spoilt on the way raise nothing but a NotYet?"""
    with pytest.raises(NotYet, match="not a finite number"):
        check([3.0, -1.0], of=broken)
