"""The wording of messages that several checks share."""

import math

import numpy as np
import pytest

from sigmoid_course.checks.messages import stopped, wrong_shape

TABLE = np.ones((4, 2))
# What a student runs, and what is said of NumPy's error in plain words.
STOPS = {
    "caret on arrays": (lambda: TABLE ^ (1 - TABLE), "a power is written with **"),
    "caret on numbers": (lambda: 0.5 ^ 2, "a power is written with **"),
    "e": (lambda: e**2, "e to the power x is np.exp(x)"),  # noqa: F821 - that is the slip
    "row beside table": (lambda: np.hstack([np.ones(4), TABLE]), "a column of a table has the sh"),
    "math": (lambda: math.exp(TABLE), "A function of math takes a single number"),
    "condition": (lambda: 1 if TABLE > 0 else 2, "A condition needs a single True or False"),
    "sizes": (lambda: TABLE @ np.ones(4), "here they are 2 and 4."),
}


@pytest.mark.parametrize(("run", "said"), STOPS.values(), ids=STOPS)
def test_an_error_of_numpy_is_said_in_plain_words(run, said):
    """Is the error quoted, and what it means told to a beginner?"""
    with pytest.raises((TypeError, ValueError, NameError)) as caught:
        run()
    told = stopped("f(1.0)", caught.value)
    assert told.startswith("f(1.0): your function stopped with ")
    assert said in told


def test_a_shape_is_said_as_one_reads_it():
    """Is an array without a shape called a single number?"""
    got, want = np.float64(1.5), np.arange(3.0)
    assert "got a single number, expected (3,)." in wrong_shape("f(x)", got, want)
    assert "got the shape (3,), expected a single number." in wrong_shape("f(x)", want, got)
