"""Tests of derivatives, against SymPy's and against central differences."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from steptrace.equality.differentiate import derivative, resolve
from steptrace.equality.evaluate import exact
from steptrace.errors import TooLarge
from steptrace.expression import Derivative, Name, walk
from steptrace.notation.parser import read
from steptrace_helpers import trees

POINT = {"x": Fraction(3, 5), "y": Fraction(7, 4)}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(trees.expressions)
def test_derivatives_agree_with_sympy_and_with_differences(node):
    """Is the derivative SymPy's, and that of central differences at 50 digits?"""
    found = exact(derivative(node, "x"), POINT)
    near = [exact(node, POINT | {"x": POINT["x"] + step}) for step in _STEPS]
    if found is None or None in near or abs(found) > 1e12:
        return
    step = mpmath.mpf(_STEPS[1].numerator) / _STEPS[1].denominator
    assert float((near[1] - near[0]) / (2 * step)) == pytest.approx(
        float(found), rel=1e-6, abs=1e-9
    )
    expected = trees.value(Derivative(node, "x"), POINT)
    if expected is not None:
        assert float(found) == pytest.approx(expected, rel=1e-9, abs=1e-12)


_STEPS = (Fraction(-1, 10**12), Fraction(1, 10**12))


@pytest.mark.parametrize("function", trees.FUNCTIONS)
@pytest.mark.parametrize("order", [1, 2, 3])
def test_primed_functions_are_their_derivatives(function, order):
    """Is f''(u) the second derivative of f at u, by SymPy, and not of f(u(x))?"""
    node = read(f"{function}{chr(39) * order}(x^2/2)")
    assert float(exact(resolve(node), POINT)) == pytest.approx(trees.value(node, POINT), rel=1e-12)


def test_names_are_constants_unless_they_are_functions():
    """Does y stay a constant, and become y' where it is a function of x?"""
    node = read("d/dx[y^2 x]")
    assert not any(isinstance(part, Derivative) for part in walk(resolve(node)))
    held = {part for part in walk(resolve(node, frozenset("y"))) if isinstance(part, Derivative)}
    assert held == {Derivative(Name("y"), "x")}


def test_a_held_derivative_is_differentiated_once_more():
    """Is the derivative of y' the second derivative of y?"""
    twice = resolve(read("d/dx[dy/dx]"), frozenset("y"))
    assert twice == Derivative(Name("y"), "x", 2)


@pytest.mark.parametrize("text", ["d^13/dx^13[e^(x^2)]", "d/dx " * 40 + "e^(x^2) sigma(x)"])
def test_what_grows_without_end_is_refused(text):
    """Is the budget kept, whatever is nested?"""
    with pytest.raises(TooLarge):
        resolve(read(text))
