"""Tests of evaluating expressions: in doubles, to 50 digits, and in intervals."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from steptrace.columns import backend
from steptrace.equality.evaluate import (
    enclosed,
    exact,
    has_value,
    names_of,
    points,
    values,
)
from steptrace.expression import Derivative, Name
from steptrace.notation.parser import read
from steptrace_helpers import trees

POINT = {"x": Fraction(3, 4), "y": Fraction(-2, 5)}
COLUMNS = {name: backend.column([value]) for name, value in POINT.items()}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(trees.expressions)
def test_values_agree_with_sympy(node):
    """Are doubles, 50 digits and intervals those of SymPy, wherever SymPy finds a real value?"""
    expected = trees.value(node, POINT)
    interval = enclosed(node, POINT, 50)
    if expected is None or interval is None or interval.delta > 1e-20:
        return
    assert float(interval.mid) == pytest.approx(expected, rel=1e-12, abs=1e-20)
    assert float(exact(node, POINT)) == pytest.approx(expected, rel=1e-12, abs=1e-20)
    double = values(node, COLUMNS)[0]
    if math.isfinite(double) and abs(double) > 1e-6:
        assert double == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    "text",
    ["1/0", "ln(0)", "ln(-x)", "sqrt(y)", "0 ln(0)", "log_0(x)", "log_1(x)", "0^-1", "y^0.5"],
)
def test_no_value_is_nan_and_none(text):
    """Where a part has no real value, has the whole none?"""
    assert math.isnan(values(read(text), COLUMNS)[0])
    assert exact(read(text), POINT) is None


def test_known_values_serve_the_next_expression():
    """Are the values of an expression's parts kept, and taken for another one?"""
    known = {}
    first = values(read("e^x + y"), COLUMNS, known)
    known[read("e^x")] = backend.column([2])
    assert values(read("e^x y"), COLUMNS, known)[0] == pytest.approx(2 * COLUMNS["y"][0])
    assert first[0] == pytest.approx(math.exp(0.75) - 0.4)


def test_an_interval_tells_when_large_values_cancel():
    """Is the interval wide where 50 digits are not enough, and narrow where 300 are?"""
    node = read("(e^(1000x) + 1) - e^(1000x)")
    assert enclosed(node, POINT, 50).delta > 1
    assert enclosed(node, POINT, 400).delta < 1e-30
    assert 1 in enclosed(node, POINT, 400)


def test_points_differ_by_name_and_family():
    """Do the points hold negatives, probabilities and positives, no two names always equal?"""
    rows = points([f"x_{i}" for i in range(8)])
    assert any(min(row.values()) < 0 for row in rows)
    assert sum(all(0 < value < 1 for value in row.values()) for row in rows) >= 13
    for i in range(8):
        column = [row[f"x_{i}"] for row in rows]
        assert len(set(column)) > 20
        for j in range(i):
            assert column != [row[f"x_{j}"] for row in rows]


def test_names_are_those_that_need_a_value():
    """Are names and held derivatives found, Euler's number left out?"""
    held = Derivative(Name("y"), "x")
    assert names_of(read("e^x + dy/dx"), read("p")) == sorted([held, "x", "p"], key=str)


@pytest.mark.parametrize("text", ["1/x", "x/x", "e^(1/x)", "logit(1 - x)", "x^-1"])
def test_a_pole_has_no_interval(text):
    """Is there no interval where a value would be infinite?"""
    assert enclosed(read(text), {"x": Fraction(0)}, 50) is None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("x/x", False),
        ("1/x", False),
        ("ln(x)", False),
        ("x^0.5", True),
        ("9^9^9^9", None),
        ("e^(e^(e^9))", None),
        ("cosh(e^(e^9))", None),
        ("2^(e^(e^9))", None),
    ],
)
def test_a_value_is_there_or_not_or_too_large(text, known):
    """Is a pole told from a value, and from what is too large to work out?"""
    assert has_value(read(text), {"x": Fraction(0)}, 50) is known
