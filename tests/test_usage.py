"""Is a call of the course's functions noted, by whatever way it is made?"""

import functools
import importlib
import inspect
import sys
import types

import numpy as np
import pytest

import sigmoid_course
from sigmoid_course import logistic, usage
from sigmoid_course.checks.cases import check_cases
from sigmoid_course.checks.function import check_function

finished = sigmoid_course.log_sigmoid


def executed_again():
    """Return the function from the module's source, run once more."""
    names = {"__name__": "copy"}
    exec(inspect.getsource(logistic), names)
    return names["log_sigmoid"]


def tried_twice(x):
    try:
        return finished(x)
    except Exception:
        return finished(x)


WAYS = {
    "under another name": finished,
    "a lambda": lambda x: finished(x),
    "partial": functools.partial(finished),
    "import_module": lambda x: importlib.import_module("sigmoid_course").log_sigmoid(x),
    "__import__": lambda x: getattr(__import__("sigmoid_course"), "log_" + "sigmoid")(x),
    "sys.modules": lambda x: sys.modules["sigmoid_course.logistic"].log_sigmoid(x),
    "a copy of the function": types.FunctionType(finished.__code__, {**vars(logistic)}),
    "its source": executed_again(),
    "vectorize": np.vectorize(finished, otypes=[float]),
    "the reference": logistic.FUNCTIONS["log_sigmoid"].function,
    "a mistake turned round": lambda x: logistic.FUNCTIONS["log_sigmoid"].mistakes[0][1](-x),
    "another function": lambda x: -sigmoid_course.softplus(-x),
    "one of two arguments": lambda x: -sigmoid_course.bce_with_logits(x, 1 + 0 * np.asarray(x)),
    "an exception caught": tried_twice,
    "for arrays alone": lambda x: finished(x) if np.ndim(x) else -np.logaddexp(0, -x),
    "its value thrown away": lambda x: np.log1p(0 * finished(x)) - np.logaddexp(0, -x),
}
OWN = {
    "by NumPy": lambda x: -np.logaddexp(0, -x),
    "the formula copied out": lambda x: -(np.maximum(-x, 0) + np.log1p(np.exp(-np.abs(-x)))),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_call_of_the_course_earns_nothing(way, capsys):
    """Is it told first, and worth nothing, although the values are right?"""
    assert check_function(WAYS[way], "log_sigmoid", "stable", points=3) == 0
    assert "your function calls sigmoid_course." in capsys.readouterr().out


@pytest.mark.parametrize("way", OWN)
def test_a_function_of_ones_own_earns_all(way):
    """Is a formula an answer, also where it is the course's own?"""
    assert check_function(OWN[way], "log_sigmoid", "stable", points=3) == 3


CASES = [(np.array([1.0, -2.0]), np.array([1.0, 0.0]))]


OFFERED = [((), 0), (["sigmoid"], 0), (["bce_with_logits"], 2)]


@pytest.mark.parametrize(("offered", "earned"), OFFERED)
def test_what_is_offered_may_be_called(offered, earned):
    """May a function be called that is offered, which calls others, and no other one?"""
    wanted = [np.mean(sigmoid_course.bce_with_logits(*CASES[0]))]

    def loss(z, t):
        return np.mean(sigmoid_course.bce_with_logits(z, t))

    got = check_cases(loss, wanted, CASES, name="loss(z, t)", offered=offered, points=2)
    assert got == earned


def test_records_stand_in_each_other():
    """Is a call noted in each open record, by its outermost name, and in none that is closed?"""
    with usage.record() as outer:
        sigmoid_course.sigmoid(0)
        with usage.record() as inner:
            sigmoid_course.log_sigmoid(0)
    sigmoid_course.logit(0.5)
    assert (outer, inner) == ({"sigmoid", "log_sigmoid"}, {"log_sigmoid"})
