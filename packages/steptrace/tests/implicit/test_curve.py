"""Tests of what equations say about a curve, against SymPy."""

import pytest
import sympy
from steptrace.expression import ZERO, Derivative, Name, replace, walk
from steptrace.implicit.curve import (
    Curve,
    Equation,
    linear,
    open_forms,
    order_of,
    slope_to_work_out,
)
from steptrace.notation.parser import read
from steptrace_helpers.relations import CURVE, X, Y, alike, equation, whole
from steptrace_helpers.trees import oracle

TWO_MOVE = Curve("x", frozenset("yz"))


def _learnt(*texts):
    curve = CURVE
    for text in texts:
        curve = curve.learn(equation(text))
    return curve


def test_difference_and_names():
    """Is the difference left less right, and are the names those of both sides?"""
    relation = equation("x^2 + y = r y")
    assert alike(relation.difference, whole(relation))
    assert relation.names == set("xyr")


def test_worked_holds_the_slopes_of_functions_alone():
    """Is d/dx[x^2 y] worked out with y as a function, and dc/dx gone?"""
    worked = equation("d/dx[x^2 y] = dc/dx").worked(CURVE.functions)
    (held,) = {part for part in walk(worked.left) if isinstance(part, Derivative)}
    assert held == Derivative(Name("y"), "x")
    slope = sympy.Symbol("slope", real=True)
    free = replace(worked.left, {held: Name("slope")})
    assert alike(free, 2 * X * Y + X**2 * slope)
    assert worked.right == ZERO


@pytest.mark.parametrize(("functions", "unknown"), [("", None), ("y", "y"), ("yz", None)])
def test_unknown_is_the_only_function(functions, unknown):
    """Is there an unknown only where one name alone depends on the variable?"""
    assert Curve("x", frozenset(functions)).unknown == unknown


@pytest.mark.parametrize(
    "text",
    [
        "y + x = 1",
        "x y = 1",
        "2y = y + x",
        "(x + 1) y - x^2 = 3y + sigma(x)",
        "e^y = x",
        "3e^y + x = 2",
        "2x ln(y) = x + 1",
    ],
)
def test_open_forms_solve_the_equation(text):
    """Does the form that was found, put in for y, make both sides equal for SymPy?"""
    relation = equation(text)
    forms = open_forms(relation, CURVE)
    assert set(forms) == {"y"}
    assert forms["y"].names <= {"x"}
    rest = whole(relation).subs(Y, oracle(forms["y"]))
    assert sympy.simplify(sympy.expand_log(rest, force=True)) == 0


@pytest.mark.parametrize("text", ["y^2 = x", "e^y + y = x", "x y - y = y^2", "1/y = x", "x = 1"])
def test_no_open_form_where_a_root_would_be_chosen_or_nothing_is_said(text):
    """Is y not solved for where it is not linear, or not there?"""
    assert open_forms(equation(text), CURVE) == {}


def test_no_open_form_in_terms_of_another_function():
    """Is a form only open where it holds the variable and constants alone?"""
    assert open_forms(equation("y = z + x"), TWO_MOVE) == {}
    assert set(open_forms(equation("y = c + x"), TWO_MOVE)) == {"y"}


@pytest.mark.parametrize("text", ["3u - x", "x^2 u + u = 4", "(u + 1)(x + 2)", "e^x u - ln(x)"])
def test_linear_finds_the_zero(text):
    """Is the expression zero for SymPy at the value that was found?"""
    left, _, right = text.partition("=")
    node = Equation(read(left), read(right or "0")).difference
    u = sympy.Symbol("u", real=True)
    assert sympy.simplify(oracle(node).subs(u, oracle(linear(node, Name("u"))))) == 0


@pytest.mark.parametrize("text", ["u^2 - x", "x + 1", "e^u", "u/(1 + u)"])
def test_linear_leaves_the_rest(text):
    """Is nothing given where an expression is not linear in the unknown, or lacks it?"""
    assert linear(read(text), Name("u")) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("y^2 = x", 0),
        ("x dy/dx = y", 1),
        ("d/dx[x y] = 1", 1),
        ("d^2y/dx^2 + dy/dx = 0", 2),
        ("d/dx[y dy/dx] = 1", 2),
        ("dc/dx = y", 0),
        ("dy/dt = 1", None),
    ],
)
def test_order(text, order):
    """Is the order that of the highest derivative of y by x, and none with others there?"""
    assert order_of(equation(text), CURVE) == order


def test_order_with_two_functions():
    """Is there no order where two names move?"""
    assert order_of(equation("dy/dx = dz/dx"), TWO_MOVE) is None
    assert order_of(equation("y = z"), TWO_MOVE) == 0


def test_the_curve_is_the_first_equation_that_says_something():
    """Is an identity passed over, and a later equation no new curve?"""
    curve = _learnt("(x + 1)^2 = x^2 + 2x + 1", "x^2 + y^2 = 1", "y = 1")
    assert curve.origin == equation("x^2 + y^2 = 1")
    assert curve.names == {"x", "y"}


@pytest.mark.parametrize("text", ["y = y", "x + y = y + x", "0 y = 0"])
def test_an_identity_gives_no_open_form(text):
    """Is y not taken for 0/0 where an equation holds for all values?"""
    curve = _learnt(text, "y = x^2")
    assert alike(curve.solved["y"], X**2)
    assert curve.origin == equation("y = x^2")


def test_the_slope_is_the_latest():
    """Is the latest first derivative kept, and no higher one?"""
    curve = _learnt("x^2 + y^2 = 1", "2x + 2y dy/dx = 0", "dy/dx = -x/y", "d^2y/dx^2 = -1/y^3")
    assert curve.slope == equation("dy/dx = -x/y")
    assert curve.origin == equation("x^2 + y^2 = 1")


def test_the_first_open_form_is_kept():
    """Is y what the first equation said, whatever comes later?"""
    curve = _learnt("e^y = x", "y = 1 + x")
    assert alike(curve.solved["y"], sympy.log(X))


def test_other_derivatives_teach_names_alone():
    """Does an equation with dy/dt leave the curve and its slope as they were?"""
    curve = _learnt("x^2 + y^2 = 1", "dy/dt = w")
    assert (curve.origin, curve.slope, curve.solved) == (equation("x^2 + y^2 = 1"), None, {})
    assert "w" in curve.names


def test_too_large_an_equation_teaches_nothing():
    """Is the curve unchanged, without an error, where a derivative grows too large?"""
    curve = _learnt("x y = 1")
    assert curve.learn(equation("d^60y/dx^60 = d^60/dx^60[e^(x^2)]")) is curve


def test_on_puts_in_what_is_known():
    """Is an expression written along the curve, its slopes worked out?"""
    curve = _learnt("x y = 1")
    assert alike(curve.on(read("y^2 + x")), 1 / X**2 + X)
    assert alike(curve.on(read("x dy/dx + y")), 0)
    assert alike(curve.on(read("d^2y/dx^2")), sympy.diff(1 / X, X, 2))


def test_on_leaves_what_is_not_known():
    """Is an expression left as it is where the curve is not given openly?"""
    node = read("y^2 dy/dx")
    assert _learnt("x^2 + y^2 = 1").on(node) is node


@pytest.mark.parametrize(
    ("left", "right", "slope", "held"),
    [
        ("y", "x^2", "dy/dx", "d/dx[x^2]"),
        ("y", "x^2", "dy/dt", "d/dt[x^2]"),
        ("dy/dx", "x^2", "d^2y/dx^2", "d/dx[x^2]"),
        ("y", "x^2", "d^2y/dx^2", None),
        ("y", "x y", "dy/dx", None),
        ("2y", "x^2", "dy/dx", None),
        ("y", "x^2", "2 dy/dx", None),
    ],
)
def test_a_slope_to_work_out(left, right, slope, held):
    """Is it told which derivative the right-hand side of y' = … works out, if it is one?"""
    before, after = Equation(read(left), read(right)), Equation(read(slope), read("2x"))
    assert slope_to_work_out(before, after) == (held and read(held))
