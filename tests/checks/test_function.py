"""Does the check of functions pass every right form, and tell each stage by its own message?"""

import math
import sys

import numpy as np
import pytest
from helpers.sigmoids import SIGMOIDS, branch, naive
from steptrace.checks.outcome import NotYet

from sigmoid_course.checks.function import check_function
from sigmoid_course.checks.function_probes import TIERS


@pytest.mark.parametrize("name", SIGMOIDS)
def test_right_forms(name, capfd):
    """Does every right form of the sigmoid pass, with nothing on the screen but the praise?"""
    assert check_function(SIGMOIDS[name], points=2) == 2.0
    assert check_function(SIGMOIDS[name]) is None
    assert capfd.readouterr() == ("sigmoid: every value agrees.\n" * 2, "")


def in_place(x):
    if isinstance(x, np.ndarray) and x.dtype.kind == "f":
        x *= -1
        return 1 / (1 + np.exp(x))
    return naive(x)


def same_kind(x):
    out = np.zeros_like(x)
    out[...] = naive(x)
    return out[()] if np.ndim(x) or isinstance(x, np.ndarray) else naive(x)


def only_positive(x):
    if x >= 0:
        return naive(x)
    return np.exp(x) / (1 + np.exp(x))


def masks_only(x):
    out = np.empty(x.shape)
    out[x > 0], out[x <= 0] = naive(x[x > 0]), naive(x[x <= 0])
    return out


def row_only(x):
    if np.isscalar(x):
        return branch(x)
    return np.array([branch(x[k].item()) for k in range(len(x))])


def pieces(x):
    return np.piecewise(x, [x < 0], [lambda v: np.exp(v) / (1 + np.exp(v)), naive])


def stops_at_three(x):
    if np.ndim(x) == 0 and x > 3:
        raise RuntimeError("too large")
    return naive(x)


STAGED = [
    (None, "still None", 0),
    (0.5, "expected a function, got a value of type float", 0),
    ("1/(1+e^-x)", "a text", 0),
    ([naive], "a list", 0),
    (np.ones(3), "an array of shape", 0),
    (lambda x: None, r"sigmoid\(1.0\): got None", 0),
    (lambda x: [naive(x)], "got a list, expected a number", 0),
    (lambda x: str(naive(x)), r"got a text \(str\), expected a number", 0),
    (lambda x: x > 0, "got a bool", 0),
    (lambda x: naive(x) + 0j, "complex", 0),
    (lambda x: np.atleast_1d(naive(x)), r"got the shape \(1,\), expected a single number", 1),
    (lambda x: np.float16(naive(x)), "Digits are lost", 0),
    (lambda x: np.float32(naive(x)), "Digits are lost", 0),
    (lambda: 0.5, "TypeError: .*positional argument", 0),
    (lambda x: undefined(x), "NameError: name 'undefined' is not defined", 0),  # noqa: F821
    (lambda x: sys.exit(1), "SystemExit: 1", 0),
    (lambda x: exec("while"), "SyntaxError", 0),
    (stops_at_three, r"sigmoid\(3.6\): your function stopped with RuntimeError: too large", 1),
    (lambda x: naive(x) if x != 2.3 else math.nan, r"sigmoid\(2.3\): got nan", 0),
    (lambda v: 1 / (1 + math.exp(-v)), r"array of shape \(11,\).*stopped with TypeError", 1),
    (only_positive, "ValueError: The truth value of an array", 1),
    (lambda x: naive(x).tolist() if np.ndim(x) else naive(x), "got a list, expected an array", 1),
    (
        lambda x: naive(np.ravel(x)) if np.ndim(x) else naive(x),
        r"shape \(11,\), expected \(11, 1\)",
        1,
    ),
    (lambda x: np.mean(naive(x)), "a mean over all elements", 1),
    (lambda x: np.sum(naive(x)), "a sum over all elements", 1),
    (lambda x: naive(x).T if np.ndim(x) else naive(x), r"got the shape \(1, 11\)", 1),
    (lambda x: np.flip(naive(x)) if np.ndim(x) else naive(x), "at index 8, where x = -9.6", 1),
    (lambda x: naive(x).astype(object) if np.ndim(x) else naive(x), "type object", 1),
    (in_place, "changed the array", 1),
    (same_kind, "Whole numbers lose their fraction", 1),
    (pieces, r"sigmoid\(2\): .*Whole numbers lose their fraction", 1),
    (masks_only, "'float' object has no attribute 'shape'", 1),
    (row_only, r"got the shape \(11,\), expected \(11, 1\)", 1),
]


@pytest.mark.parametrize(("answer", "message", "earned"), STAGED)
def test_stages(answer, message, earned, capfd):
    """Is each stage told by its own message, and half left where numbers or arrays are right?"""
    with pytest.raises(NotYet, match=message):
        check_function(answer)
    assert check_function(answer, points=2) == earned
    assert capfd.readouterr().err == ""


def test_empty_arrays_are_asked_for_where_the_tasks_say_so():
    """Is a wrong shape for an empty array let pass in "correct", and told in "stable"?"""

    def answer(x):
        return SIGMOIDS["tanh"](x) if np.size(x) else 0.0

    check_function(answer)
    with pytest.raises(NotYet, match=r"got a single number, expected \(0,\)"):
        check_function(answer, tier="stable")


@pytest.mark.parametrize("tier", TIERS[1:])
@pytest.mark.parametrize(("answer", "earned"), [(row_only, 1), (pieces, 1), (masks_only, 0)])
def test_stages_far_out(tier, answer, earned):
    """Must numbers and rows both be right in the higher tiers, and is half left for the rest?"""
    assert check_function(answer, "sigmoid", tier, points=2) == earned


def test_a_column_and_a_row():
    """Is a column spread over a row seen, which a mean would hide?"""

    def spread(p, t):
        t = np.ravel(t) if np.ndim(t) else t
        return -(t * np.log(p) + (1 - t) * np.log(1 - p))

    with pytest.raises(NotYet, match=r"(?s)\(27, 27\), expected \(27, 1\).*a column and a row"):
        check_function(spread, "bce")


def test_integer_targets():
    """Is a loss that cannot take whole labels told so?"""

    def loss(p, t):
        if np.asarray(t).dtype.kind == "i" and np.ndim(t):
            raise TypeError("labels must be floats")
        return -(t * np.log(p) + (1 - t) * np.log1p(-p))

    with pytest.raises(NotYet, match="int64: your function stopped with TypeError: labels"):
        check_function(loss, "bce")


@pytest.mark.parametrize("wrong", [{"like": "relu"}, {"tier": "perfect"}])
def test_unknown_request(wrong):
    """Is an author told which names there are?"""
    with pytest.raises(ValueError, match="like is one of sigmoid"):
        check_function(naive, **wrong)
