"""Is every slip in a function told, and named for what it is?"""

from functools import partial

import numpy as np
import pytest
from helpers.sigmoids import naive
from steptrace.checks.outcome import NotYet

from sigmoid_course import logistic
from sigmoid_course.checks import function
from sigmoid_course.checks.function_probes import TIERS
from sigmoid_course.logistic import FUNCTIONS, sigmoid

# The functions tried here are the course's own, its mistakes, or made of them.
check_function = partial(function.check_function, offered=[*FUNCTIONS, "<lambda>"])

MISTAKES = [(like, *mistake) for like, one in FUNCTIONS.items() for mistake in one.mistakes]


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize(("like", "name", "wrong"), MISTAKES)
def test_slips(like, name, wrong, tier, capfd):
    """Does every known slip fail in every tier, named, and earn nothing?"""
    assert check_function(wrong, like, tier, points=3) == 0.0
    shown = capfd.readouterr()
    assert "got" in shown.out
    assert "This looks as if" in shown.out
    assert shown.err == ""


# Values of misconceptions.md, which tell what the slips must be.
S, Z = 0.7310585786300049, 1.2
TABLE = [
    ("sigmoid_derivative", lambda x: -sigmoid(x) * (1 - sigmoid(x)), (1.0,), -0.1966, "sign"),
    ("sigmoid_derivative", lambda x: -(sigmoid(x) ** 2), (1.0,), -0.5344, "inner derivative"),
    ("sigmoid_derivative", lambda x: 1 / -np.exp(-x), (1.0,), -2.718, "as 1/u'"),
    ("sigmoid_derivative", lambda x: 1 / -(1 + np.exp(x)), (1.0,), -0.2689, "as 1/u'"),
    ("sigmoid_derivative", lambda x: sigmoid(1 - x), (1.0,), 0.5, "read for"),
    ("sigmoid_derivative", lambda x: sigmoid(x) * sigmoid(1 - x), (1.0,), 0.3655, "read for"),
    ("sigmoid_derivative", lambda x: sigmoid(x) + sigmoid(x) ** 2, (1.0,), 1.2655, r"a \+ stood"),
    ("sigmoid_derivative", sigmoid, (1.0,), 0.7311, "not been squared"),
    ("sigmoid_derivative", lambda x: x / x if x else 1.0, (1.0,), 1, "u'/v'"),
    ("sigmoid_derivative", lambda x: 1 - sigmoid(x), (1.0,), 0.2689, "square"),
    (
        "sigmoid_derivative",
        lambda x: sigmoid(x) ** 2 * (1 - sigmoid(x)),
        (1.0,),
        0.1437,
        "inner derivative had been taken twice",
    ),
    ("sigmoid_derivative", lambda x: 1 - np.tanh(x) ** 2, (1.0,), 0.42, "hyperbolic tangent"),
    ("log_sigmoid", lambda x: -np.log1p(np.exp(x)), (1.0,), -1.3133, "where -x belongs"),
    (
        "bce_with_logits_gradient",
        lambda z, t: (sigmoid(z) - t) / (sigmoid(z) * sigmoid(-z)),
        (Z, 0.0),
        4.320,
        "missing as a factor",
    ),
    (
        "bce_with_logits_gradient",
        lambda z, t: (sigmoid(z) - t) * sigmoid(z) * sigmoid(-z),
        (Z, 0.0),
        0.1367,
        "once too often",
    ),
    (
        "bce_with_logits_gradient",
        lambda z, t: 2 * (sigmoid(z) - t) * sigmoid(z) * sigmoid(-z),
        (Z, 0.0),
        0.2735,
        "squared error",
    ),
    ("bce_with_logits_gradient", lambda z, t: z - t, (Z, 0.0), 1.2, "not been applied"),
    (
        "bce_with_logits_gradient",
        lambda z, t: sigmoid(sigmoid(z)) - t,
        (Z, 0.0),
        0.6832,
        "once more than needed",
    ),
    (
        "bce_with_logits_gradient",
        lambda z, t: -t / sigmoid(z) - (1 - t) / (1 - sigmoid(z)),
        (Z, 1.0),
        -1.301,
        "wrong sign",
    ),
    ("bce_with_logits_gradient", lambda z, t: t - sigmoid(z), (Z, 1.0), 0.2315, "the sign"),
    ("bce_with_logits_gradient", lambda z, t: -t * (1 - sigmoid(z)), (Z, 1.0), -0.2315, "missing"),
]


@pytest.mark.parametrize(("like", "wrong", "at", "value", "named"), TABLE)
def test_table_of_misconceptions(like, wrong, at, value, named):
    """Is each slip of the table, written as a student writes it, named for what it is?"""
    assert wrong(*at) == pytest.approx(value, abs=6e-4)
    with pytest.raises(NotYet, match=f"(?s)looks as if.*{named}"):
        check_function(np.vectorize(wrong, otypes=[float]), like)


# What may be said of any function.
GENERAL = [
    ("sigmoid", lambda x: -naive(x), "the sign of the whole"),
    ("sigmoid", lambda x: 0 * x + 0.3, "the same number"),
    ("sigmoid", lambda x: np.round(naive(x), 3), "rounded"),
    ("sigmoid", lambda x: 3 * naive(x), "constant factor"),
    ("sigmoid", logistic.softplus, "softplus had been returned"),
    ("logit", lambda p: np.log2(p / (1 - p)), "base 2"),
    ("log_sigmoid", lambda x: np.log10(naive(x)), "base 10"),
    ("bce", lambda p, t: -(t * np.log2(p) + (1 - t) * np.log2(1 - p)), "base 2"),
    ("bce", lambda p, t: t * np.log(p) + (1 - t) * np.log(1 - p), "the sign of the whole"),
    ("log_one_minus_sigmoid", logistic.log_sigmoid, "1 - f belongs"),
    ("sigmoid", lambda x: 1 / 1 + np.exp(-x), "brackets"),
    ("sigmoid", lambda x: np.exp(x) / np.exp(x) + 1, "brackets"),
]


@pytest.mark.parametrize(("like", "wrong", "named"), GENERAL)
def test_general_slips(like, wrong, named):
    """Are slips that any function may hold named as well?"""
    with pytest.raises(NotYet, match=f"(?s)looks as if.*{named}"):
        check_function(wrong, like)
