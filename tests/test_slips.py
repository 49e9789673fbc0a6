"""Does each slip of the checks of code have its words, and mean what it means in a derivation?"""

import numpy as np
import pytest
from steptrace import registry
from steptrace.tracer import trace

from sigmoid_course.checks.function_mistakes import recognise
from sigmoid_course.logistic import FUNCTIONS, sigmoid
from sigmoid_course.slips import SLIPS, Slip


def test_right_answer_is_not_told():
    """Do the wordings keep formulas of the answers to themselves?"""
    told = " ".join(slip.sentence for slip in SLIPS.values())
    for formula in ("1 / (1 +", "1/(1 +", "exp(", "np.", "log1p(", "logaddexp", "sigma(x)(1"):
        assert formula not in told


def test_no_slip_without_a_sentence():
    """Is a slip refused where nothing is said of it?"""
    with pytest.raises(ValueError, match="'half' has no sentence"):
        Slip("half", "")


def test_every_slip_is_of_use():
    """Does some function or check name each slip of the vocabulary?"""
    recognised = {name for one in FUNCTIONS.values() for name, _ in one.mistakes}
    general = {"sign-of-whole", "base-2", "base-10", "same-everywhere", "rounded"}
    of_arrays = {"constant-factor", "values-reordered", "component-lost", "steps-uphill"}
    assert recognised | general | of_arrays == set(SLIPS)


# For each name that a derivation's slips have too: a derivation with the slip, and what a function
# computes with it.
COMMON = {
    "reflected": ("sigma(x)\n= 1/(1 + e^x)", "sigmoid", lambda x: 1 / (1 + np.exp(x))),
    "complement": (
        "ln(1 - sigma(x))\n= ln(sigma(x))",
        "log_one_minus_sigmoid",
        lambda x: np.log(sigmoid(x)),
    ),
    "log-of-sum": ("-ln(1 + e^-x)\n= -(ln(1) + ln(e^-x))", "log_sigmoid", lambda x: x),
    "inner-derivative": (
        "d/dx (1 + e^-x)^-1\n= -(1 + e^-x)^-2",
        "sigmoid_derivative",
        lambda x: -((1 + np.exp(-x)) ** -2),
    ),
    "inner-twice": (
        "d/dx ln(sigma(x))\n= 1/sigma(x) * sigma'(x) * sigma'(x)",
        "sigmoid_derivative",
        lambda x: sigmoid(x) * (1 - sigmoid(x)) ** 2,
    ),
    "reciprocal": (
        "d/dx 1/(1 + e^-x)\n= 1/(-e^-x)",
        "sigmoid_derivative",
        lambda x: 1 / -np.exp(-x),
    ),
    "quotient-plus": (
        "d/dx e^x/(e^x + 1)\n= (e^x (e^x + 1) + e^x e^x)/(e^x + 1)^2",
        "sigmoid_derivative",
        lambda x: sigmoid(x) + sigmoid(x) ** 2,
    ),
    "quotient-square": (
        "d/dx e^x/(e^x + 1)\n= (e^x (e^x + 1) - e^x e^x)/(e^x + 1)",
        "sigmoid_derivative",
        lambda x: np.exp(x) / (np.exp(x) + 1),
    ),
    "quotient-of-derivatives": (
        "d/dx e^x/(e^x + 1)\n= e^x/e^x",
        "sigmoid_derivative",
        lambda x: np.exp(x) / np.exp(x),
    ),
}
X = np.array([1.0, -0.4, 2.3, -1.7, 0.6, 3.6, -5.2, 6.8])


@pytest.mark.parametrize("name", COMMON)
def test_one_name_is_one_slip(name):
    """Do a derivation and a function with the same slip get the same name for it?"""
    derivation, like, wrong = COMMON[name]
    assert trace(derivation).steps[-1].slip == name
    assert recognise(FUNCTIONS[like], (X,), wrong(X)).name == name


def test_no_other_name_is_common():
    """Does every other name belong to one of the two vocabularies alone?"""
    assert set(SLIPS) & set(registry.SLIPS) == set(COMMON)
