"""Is one thing a number for all checks, and another for none?"""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from steptrace.checks.outcome import NotYet

from sigmoid_course.checks.cases import check_cases
from sigmoid_course.checks.claims import check_claims
from sigmoid_course.checks.function import check_function
from sigmoid_course.checks.gradient import check_gradient
from sigmoid_course.checks.minimum import check_minimum
from sigmoid_course.checks.number import number, numbers
from sigmoid_course.checks.table import check_table

HALVES = {
    "float": 0.5,
    "fraction": Fraction(1, 2),
    "float16": np.float16(0.5),
    "float32": np.float32(0.5),
    "float64": np.float64(0.5),
    "long double": np.longdouble("0.5"),
    "array of shape ()": np.array(0.5),
    "SymPy's": sympy.Rational(1, 2),
}
OTHERS = {
    "None": None,
    "truth": True,
    "NumPy's truth": np.True_,
    "array of a truth": np.array(True),
    "text": "0.5",
    "complex": 0.5 + 0j,
    "NumPy's complex": np.complex128(0.5),
    "too large": 10**400,
    "set": {0.5},
    "dict": {0: 0.5},
    "type": float,
    "object": object(),
    "date": np.datetime64("2020-01-01"),
}


@pytest.mark.parametrize("value", [2, 2.0, np.float32(2), np.int8(2), np.array(2.0), Fraction(2)])
def test_numbers_are_read(value):
    """Is every kind of one real number read as a float?"""
    assert number(value) == 2.0
    assert type(number(value)) is float
    assert numbers(value) == 2
    assert numbers(value).shape == ()


@pytest.mark.parametrize("value", [*OTHERS.values(), [2], np.array([2]), 2j, np.array(None)])
def test_other_things_are_no_numbers(value):
    """Is anything but one real number refused?"""
    assert number(value) is None


@pytest.mark.parametrize("value", [*OTHERS.values(), ["a"], [[1], [1, 2]], np.array([None, 1.0])])
def test_other_things_are_no_arrays_of_numbers(value):
    """Is anything but real numbers refused where there may be several?"""
    assert numbers(value) is None


@pytest.mark.parametrize("kind", [np.uint8, np.int64, np.float16, np.float32, np.longdouble])
def test_the_type_is_kept(kind):
    """Do arrays keep the type that they have?"""
    assert numbers(np.ones(3, kind)).dtype == kind
    assert numbers([kind(1), kind(2)]).dtype == kind


def test_truth_values_where_they_are_asked_for():
    """Are truth values read only where labels may be meant?"""
    for labels in (True, np.True_, [True, False], np.array([True])):
        assert numbers(labels) is None
        assert numbers(labels, truth_values=True).dtype == bool


def in_a_table(value):
    return check_table({"a": value}, {"a": 0.5})


def in_a_form(value):
    return check_table({"a": value}, ["a"])


def in_a_claim(value):
    return check_claims({"a": (True, value)}, {"a": (True, lambda x: x == 0.5)}, reasons="AB")


def in_cases(value):
    return check_cases(lambda x: value, [0.5], [(1.0,)], name="f(x)")


def in_a_gradient(value):
    return check_gradient(lambda x: value, of=lambda x: x / 2, at=1.0)


def in_a_loss(value):
    return check_gradient(lambda x: 0.0, of=lambda x: value, at=1.0)


def in_weights(value):
    return check_minimum(value, of=lambda w: abs(w - 0.5), start=0.0, least=0.0, within=1e-3)


def in_a_least_loss(value):
    return check_minimum(0.0, of=lambda w: value, start=1.0, least=0.5)


PLACES = [
    in_a_table,
    in_a_form,
    in_a_claim,
    in_cases,
    in_a_gradient,
    in_a_loss,
    in_weights,
    in_a_least_loss,
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", HALVES)
def test_a_half_is_a_half_everywhere(name, place, capsys):
    """Does each check take the same value in any type of number?"""
    assert place(HALVES[name]) is None
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", OTHERS)
def test_no_number_anywhere(name, place):
    """Does each check refuse what is no number, where it is the only thing that is wrong?"""
    with pytest.raises(NotYet):
        place(OTHERS[name])


@pytest.mark.parametrize("name", ["fraction", "float64", "array of shape ()", "SymPy's"])
def test_a_function_of_plain_numbers(name):
    """May a function return its numbers in any type of 16 digits?"""
    kind = type(HALVES[name]) if name != "SymPy's" else sympy.Float

    def f(x):
        value = 1 / (1 + np.exp(-x))
        return value if np.ndim(value) else kind_of(kind, value)

    check_function(f, like="sigmoid")


def kind_of(kind, value):
    return np.array(float(value)) if kind is np.ndarray else kind(float(value))


@pytest.mark.parametrize("name", OTHERS)
def test_a_function_of_no_numbers(name):
    """Is what is no number told so in the first of its messages?"""
    with pytest.raises(NotYet, match="got"):
        check_function(lambda x: OTHERS[name], like="sigmoid")
