"""Does each form of a function pass up to its own tier, and hear what is wrong beyond it?"""

from functools import partial

import numpy as np
import pytest
from helpers.sigmoids import SIGMOIDS, branch, masked, naive, vectorized
from steptrace.checks.outcome import NotYet

from sigmoid_course import logistic
from sigmoid_course.checks import function
from sigmoid_course.checks.function_probes import TIERS
from sigmoid_course.logistic import FUNCTIONS, sigmoid

# The functions tried here are the course's own, its mistakes, or made of them.
check_function = partial(function.check_function, offered=[*FUNCTIONS, "<lambda>"])


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("like", FUNCTIONS)
def test_reference(like, tier):
    """Does the reference pass each tier?"""
    assert check_function(getattr(logistic, like), like, tier, points=1) == 1.0


# The best tier that each form passes.
FORMS = [
    ("sigmoid", "correct", naive),
    ("sigmoid", "correct", SIGMOIDS["where"]),
    ("sigmoid", "stable", SIGMOIDS["tanh"]),
    ("sigmoid", "precise", masked),
    ("sigmoid", "precise", branch),
    ("logit", "precise", lambda p: np.log(p / (1 - p))),
    ("logit", "precise", lambda p: np.log(p) - np.log1p(-p)),
    ("logit", "correct", lambda p: -np.log(1 / np.clip(p, 1e-9, 1 - 1e-9) - 1)),
    ("sigmoid_derivative", "correct", lambda x: naive(x) * (1 - naive(x))),
    ("sigmoid_derivative", "correct", lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2),
    ("sigmoid_derivative", "stable", lambda x: sigmoid(x) * (1 - sigmoid(x))),
    ("sigmoid_derivative", "precise", lambda x: 0.25 / np.cosh(np.clip(x / 2, -350, 350)) ** 2),
    ("sigmoid_derivative", "precise", lambda x: sigmoid(x) * sigmoid(-x)),
    ("softplus", "correct", lambda x: np.log(1 + np.exp(x))),
    ("softplus", "precise", lambda x: np.logaddexp(0, x)),
    ("softplus", "precise", lambda x: np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))),
    ("log_sigmoid", "correct", lambda x: np.log(naive(x))),
    ("log_sigmoid", "correct", lambda x: -np.log1p(np.exp(-x))),
    ("log_sigmoid", "correct", lambda x: x - np.log1p(np.exp(x))),
    ("log_sigmoid", "precise", lambda x: -np.logaddexp(0, -x)),
    ("log_sigmoid", "precise", lambda x: np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
    ("log_one_minus_sigmoid", "correct", lambda x: np.log(1 - naive(x))),
    ("log_one_minus_sigmoid", "precise", lambda x: -np.logaddexp(0, x)),
    ("bce", "correct", lambda p, t: -(t * np.log(p) + (1 - t) * np.log(1 - p))),
    ("bce", "correct", lambda p, t: logistic.bce(np.clip(p, 1e-7, 1 - 1e-7), t)),
    ("bce", "correct", lambda p, t: logistic.bce(np.clip(p, 1e-15, 1 - 1e-15), t)),
    (
        "bce_with_logits",
        "correct",
        lambda z, t: -np.log(naive(z)) * t - np.log(naive(-z)) * (1 - t),
    ),
    ("bce_with_logits", "correct", lambda z, t: logistic.bce(naive(z), t)),
    (
        "bce_with_logits",
        "precise",
        lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z))),
    ),
    (
        "bce_with_logits",
        "precise",
        lambda z, t: t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z),
    ),
    ("bce_with_logits", "stable", lambda z, t: np.logaddexp(0, z) - t * z),
    ("bce_with_logits_gradient", "correct", lambda z, t: naive(z) - t),
    ("bce_with_logits_gradient", "stable", lambda z, t: sigmoid(z) - t),
    ("bce_with_logits_gradient", "precise", lambda z, t: (1 - t) * sigmoid(z) - t * sigmoid(-z)),
]


@pytest.mark.parametrize(("like", "best", "form"), FORMS)
def test_tiers(like, best, form, capfd):
    """Does a form pass up to its own tier, and fail beyond it?"""
    for tier in TIERS:
        if TIERS.index(tier) <= TIERS.index(best):
            check_function(form, like, tier)
        else:
            with pytest.raises(NotYet, match=like):
                check_function(form, like, tier)
    assert capfd.readouterr().err == ""


FAR = [
    ("sigmoid", SIGMOIDS["e^x form"], "got nan, expected 1"),
    ("sigmoid", vectorized, "OverflowError: math range error"),
    ("bce", lambda p, t: -(t * np.log(p) + (1 - t) * np.log(1 - p)), "p = 0.0, t = 0.0, got nan"),
    ("bce", lambda p, t: logistic.bce(np.clip(p, 1e-7, 1 - 1e-7), t), "stop growing at 16.118"),
    ("bce", lambda p, t: logistic.bce(np.clip(p, 1e-15, 1 - 1e-15), t), "stop growing at 34.5"),
    (
        "bce_with_logits",
        lambda z, t: logistic.bce(np.clip(sigmoid(z), 1e-7, 1 - 1e-7), t),
        "stop growing at 16.118",
    ),
    ("log_sigmoid", lambda x: np.log(sigmoid(x) + 1e-15), "clipped"),
]


@pytest.mark.parametrize(("like", "wrong", "message"), FAR)
def test_far_out(like, wrong, message, capfd):
    """Is what goes wrong far out, and only there, told by the value at which it does?"""
    check_function(wrong, like)
    with pytest.raises(NotYet, match=f"(?s){message}"):
        check_function(wrong, like, "stable")
    assert check_function(wrong, like, "stable", points=2) == 0.0
    assert capfd.readouterr().err == ""


# Every value is right, and a branch that is not taken warns.
NOISY = [
    ("sigmoid", naive, r"sigmoid\(-1000.0\)", "overflow"),
    ("sigmoid", SIGMOIDS["where"], r"sigmoid\(-1000.0\)", "overflow"),
    (
        "log_sigmoid",
        lambda x: np.where(x > 0, -np.log1p(np.exp(-x)), x - np.log1p(np.exp(x))),
        r"log_sigmoid\(-1000.0\)",
        "overflow",
    ),
    (
        "bce_with_logits",
        lambda z, t: np.where(z > 0, z + np.log1p(np.exp(-z)), np.log1p(np.exp(z))) - z * t,
        r"bce_with_logits\(-1000.0, 0.0\)",
        "overflow",
    ),
]


@pytest.mark.parametrize(("like", "noisy", "where", "warning"), NOISY)
@pytest.mark.parametrize("tier", ["stable", "precise"])
def test_a_warning_alone_leaves_half(like, noisy, where, warning, tier, capfd):
    """Is half earned where every value is right and NumPy warns, with the place that warns?"""
    check_function(noisy, like, "correct")
    said = f"{where}: the value is right, but NumPy warned: {warning}"
    with pytest.raises(NotYet, match=said):
        check_function(noisy, like, "stable")
    assert check_function(noisy, like, "stable", points=2) == 1.0
    assert capfd.readouterr().err == ""


def shifted(x):
    m = np.maximum(-x, 0)
    return -(m + np.log(np.exp(-m) + np.exp(-x - m)))


# Right to plus and minus 1000, and not at infinity or at nan.
ENDS = [
    ("sigmoid", lambda x: np.nan_to_num(branch(x)), "where x = nan, got 0, expected nan"),
    ("sigmoid", lambda x: np.nan_to_num(naive(x)), "where x = nan, got 0, expected nan"),
    ("sigmoid", lambda x: branch(np.where(np.isinf(x), 0, x)), "where x = -inf, got 0.5"),
    ("log_sigmoid", shifted, "where x = -inf, got nan, expected -inf"),
]


@pytest.mark.parametrize(("like", "wrong", "message"), ENDS)
def test_an_end_alone_leaves_half(like, wrong, message, capfd):
    """Is half earned where only a limit or a nan is wrong, and is it told before a warning?"""
    check_function(wrong, like)
    with pytest.raises(NotYet, match=message):
        check_function(wrong, like, "stable")
    assert check_function(wrong, like, "stable", points=2) == 1.0
    assert capfd.readouterr().err == ""


def test_precise_leaves_half():
    """Does what is stable earn half of the points in the tier above?"""
    assert check_function(SIGMOIDS["tanh"], tier="precise", points=2) == 1.0
