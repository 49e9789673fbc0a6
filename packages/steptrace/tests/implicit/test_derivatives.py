"""Tests of derivatives along a curve, against SymPy's and against mpmath's differences."""

from fractions import Fraction

import mpmath
import pytest
import sympy
from steptrace.equality.evaluate import exact
from steptrace.implicit.curve import Curve
from steptrace.implicit.derivatives import MAX_SLOPE_NODES, derivatives_on_curve
from steptrace.notation.parser import read
from steptrace_helpers.relations import CURVE, X, Y, alike, equation, whole
from steptrace_helpers.trees import oracle

RELATIONS = [
    "x^2 + y^2 = 25",
    "x y = 1",
    "x^2/4 + y^2/9 = 1",
    "x^3 + y^3 = 6x y",
    "e^y = x",
    "e^y + e^x = x y",
    "ln(y) = x y",
    "y = x^3 - x",
]


@pytest.mark.parametrize("text", RELATIONS)
def test_the_implied_slope_is_that_of_the_relation(text):
    """Is the slope -F_x/F_y, and is F_y what it was divided by?"""
    relation = equation(text)
    found, steep = derivatives_on_curve(relation, 1, CURVE), sympy.diff(whole(relation), Y)
    assert alike(found.slopes[1], -sympy.diff(whole(relation), X) / steep)
    (divisor,) = found.divisors
    assert alike(divisor, steep)


@pytest.mark.parametrize("text", RELATIONS)
def test_the_second_derivative_is_implied_too(text):
    """Is the second derivative the one of SymPy's implicit differentiation?"""
    relation = equation(text)
    found = derivatives_on_curve(relation, 2, CURVE)
    assert set(found.slopes) == {1, 2}
    assert alike(found.slopes[2], sympy.idiff(whole(relation), Y, X, 2))


@pytest.mark.parametrize("order", [1, 2, 3])
def test_slopes_of_a_circle_are_those_of_its_branch(order):
    """Does mpmath's derivative of sqrt(1 - x^2) agree at x = 3/5?"""
    found = derivatives_on_curve(equation("x^2 + y^2 = 1"), 3, CURVE).slopes[order]
    ours = exact(found, {"x": Fraction(3, 5), "y": Fraction(4, 5)})
    with mpmath.workdps(40):
        theirs = mpmath.diff(lambda x: mpmath.sqrt(1 - x * x), mpmath.mpf(3) / 5, order)
    assert abs(ours - theirs) < mpmath.mpf(10) ** -15


@pytest.mark.parametrize(
    ("text", "slope", "divisor"),
    [
        ("2x + 2y dy/dx = 0", -X / Y, 2 * Y),
        ("dy/dx = y (1 - y)", Y * (1 - Y), 1),
        ("x dy/dx + y = dy/dx", -Y / (X - 1), X - 1),
        ("d/dx[x y] = 3", (3 - Y) / X, X),
    ],
)
def test_the_slope_of_an_equation_that_holds_it(text, slope, divisor):
    """Is the slope solved for, and kept what stood before it?"""
    found = derivatives_on_curve(equation(text), 1, CURVE)
    assert alike(found.slopes[1], slope)
    assert [alike(node, divisor) for node in found.divisors] == [True]


def test_a_slope_is_differentiated_along_itself():
    """Is sigma'' that of y' = y (1 - y), differentiated once more by the chain rule?"""
    found = derivatives_on_curve(equation("dy/dx = y (1 - y)"), 3, CURVE)
    slope = Y * (1 - Y)
    for order in (1, 2, 3):
        assert alike(found.slopes[order], slope)
        slope = sympy.diff(slope, Y) * Y * (1 - Y)


def test_an_equation_of_second_order_takes_the_slope_that_is_known():
    """Is the slope the latest one, else the curve's, else nothing at all?"""
    second = equation("y d^2y/dx^2 = -1 - (dy/dx)^2")
    on_curve = CURVE.learn(equation("x^2 + y^2 = 1"))
    with_slope = CURVE.learn(equation("y dy/dx = 5 - x"))
    assert alike(derivatives_on_curve(second, 2, on_curve).slopes[1], -X / Y)
    found = derivatives_on_curve(second, 2, with_slope)
    assert alike(found.slopes[1], (5 - X) / Y)
    assert alike(found.slopes[2], (-1 - ((5 - X) / Y) ** 2) / Y)
    assert len(found.divisors) == 2
    assert derivatives_on_curve(second, 2, CURVE) is None


@pytest.mark.parametrize(
    ("text", "highest"),
    [
        ("x = 1", 1),
        ("(dy/dx)^2 = x", 1),
        ("e^(dy/dx) = x", 1),
        ("e^y + y^3 x = sigma(x)", 9),
    ],
)
def test_what_gives_no_slope(text, highest):
    """Is there none for an upright line, a function of the slope, too large a one?"""
    assert derivatives_on_curve(equation(text), highest, CURVE) is None


def test_no_slope_where_two_names_move():
    """Is nothing implied where it is not one name that depends on the variable?"""
    assert derivatives_on_curve(equation("y + z = x"), 1, Curve("x", frozenset("yz"))) is None


def test_no_derivative_wanted():
    """Is nothing worked out, nothing divided by, where no derivative is asked for?"""
    found = derivatives_on_curve(equation("x y = 1"), 0, CURVE)
    assert (found.slopes, found.divisors) == ({}, ())


def test_none_is_larger_than_can_be_worked_on():
    """Are all the derivatives that are given within the limit?"""
    found = derivatives_on_curve(equation("x^3 + y^3 = 6x y"), 2, CURVE)
    assert max(node.size for node in found.slopes.values()) <= MAX_SLOPE_NODES


def test_put_writes_derivatives_out():
    """Are slopes put in, those of worked products too, and the rest left alone?"""
    found = derivatives_on_curve(equation("x y = 1"), 2, CURVE)
    assert alike(found.put(read("x dy/dx + c"), CURVE), -Y + sympy.Symbol("c", real=True))
    product = sympy.Function("y")(X)
    second = sympy.diff(X**2 * product, X, 2)
    for order in (2, 1):
        second = second.subs(sympy.diff(product, X, order), oracle(found.slopes[order]))
    assert alike(found.put(read("d^2/dx^2[x^2 y]"), CURVE), second.subs(product, Y))
