"""Tests of points on a curve, against SymPy's roots and mpmath's values."""

from fractions import Fraction

import mpmath
import pytest
import sympy
from steptrace.equality.evaluate import exact
from steptrace.implicit import points
from steptrace.implicit.curve import Curve
from steptrace.implicit.points import (
    MAX_GROUPS,
    MAX_ROOTS,
    are_nonzero,
    free_names,
    gap,
    groups,
    is_near_zero,
    near_roots,
    roots,
    turn_together,
)
from steptrace.notation.parser import read
from steptrace_helpers.relations import CURVE, X, Y, equation, whole

HALF = {"x": Fraction(1, 2)}
CLOSE = sympy.Rational(1, 10**25)


def _rational(number):
    return sympy.Rational(number.numerator, number.denominator)


def _turns(relation, point, name):
    """Whether SymPy finds a change of sign within 1e-25 of a point."""
    others = {sympy.Symbol(key, real=True): _rational(value) for key, value in point.items()}
    unknown = sympy.Symbol(name, real=True)
    near = [others | {unknown: others[unknown] + step} for step in (-CLOSE, CLOSE)]
    below, above = (whole(relation).subs(at).evalf(60, maxn=500) for at in near)
    return below * above < 0


@pytest.mark.parametrize(
    "text",
    ["x^2 + y^2 = 1", "y^3 = 2", "y^5 = y", "(y - x)(y - 3)(y + 200) = 0", "y^2 - 5y + 6 = 0"],
)
def test_all_simple_roots_of_a_polynomial(text):
    """Are the roots those that SymPy finds, in order and to 25 digits?"""
    relation = equation(text)
    theirs = sorted(sympy.Poly(whole(relation).subs(X, sympy.Rational(1, 2)), Y).real_roots())
    ours = roots(relation.difference, HALF, "y")
    assert len(ours) == len(theirs)
    gaps = [(_rational(a) - b).evalf(60) for a, b in zip(ours, theirs, strict=True)]
    assert all(abs(apart) < CLOSE for apart in gaps)


def test_a_root_takes_little_work(monkeypatch):
    """Are doubles tried first, so that few values to 50 digits are needed, and none for no root?"""
    asked = []
    monkeypatch.setattr(points, "exact", lambda node, at: asked.append(at) or exact(node, at))
    assert len(roots(equation("y^2 e^y - x = 5y").difference, HALF, "y")) == 2
    assert len(asked) <= 16
    asked.clear()
    assert roots(equation("1/y = 0").difference, HALF, "y") == []
    assert asked == []


def test_near_roots_are_those_of_doubles():
    """Are the roots of y^2 = 2 found, where another expression is nearly zero at one of them?"""
    (near,) = near_roots(equation("y^2 = 2").difference, [{}], "y")
    assert near == pytest.approx([-(2**0.5), 2**0.5])
    assert is_near_zero(equation("y^3 = 2y").difference, {}, "y", near)
    assert not is_near_zero(equation("y = 2").difference, {}, "y", near)
    assert not is_near_zero(equation("y = 2").difference, {}, "y", [])


def test_near_roots_of_many_points_are_those_of_each():
    """Does each point get its own roots, and one without a root none?"""
    at = [{"x": Fraction(x)} for x in (4, -1, 9)]
    found = near_roots(equation("y^2 = x").difference, at, "y")
    assert [list(map(abs, heights)) for heights in found] == [
        pytest.approx([2, 2]),
        [],
        pytest.approx([3, 3]),
    ]


def test_expressions_turn_together_at_a_common_root():
    """Is a root in common seen, and none where the roots are apart?"""
    one, at = equation("y^2 = x").difference, [{"x": Fraction(4)}, {"x": Fraction(9)}]
    assert turn_together(one, equation("y = 3").difference, at, "y")
    assert not turn_together(one, equation("y = 4").difference, at, "y")


def test_a_group_takes_no_work_until_it_is_asked_for(monkeypatch):
    """Is the first group found alone, and no group twice?"""
    asked = []
    monkeypatch.setattr(points, "exact", lambda node, at: asked.append(at) or exact(node, at))
    found = groups(equation("x^2 + y^2 = 4.5"), (), CURVE)
    next(iter(found))
    first = len(asked)
    assert 0 < first <= 8
    whole, most = list(found), len(asked)
    assert len(whole) > 4
    assert most >= 4 * first
    assert list(found) == whole
    assert len(asked) == most


@pytest.mark.parametrize(
    ("text", "root"),
    [("e^y = x", "log(1/2)"), ("ln(y) = x", "exp(1/2)"), ("y e^y = x", "LambertW(1/2)")],
)
def test_roots_of_other_functions(text, root):
    """Is the root the one known in closed form?"""
    (height,) = roots(equation(text).difference, HALF, "y")
    assert abs(_rational(height) - sympy.sympify(root, rational=True).evalf(60)) < CLOSE


@pytest.mark.parametrize(
    "text", ["y^2 = -1", "(y - 1)^2 = 0", "1/(y - 1) = 0", "sqrt(y) = 0", "e^y = 0", "y = y"]
)
def test_no_root_without_a_change_of_sign(text):
    """Is a pole no root, nor a place that is only touched, nor the edge of the domain?"""
    assert roots(equation(text).difference, {}, "y") == []


def test_roots_are_few():
    """Are no more given than the limit, in order, each one true?"""
    relation = equation("(y + 1)(y - 1)(y - 2)(y - 3)(y - 4)(y - 5) = 0")
    found = roots(relation.difference, {}, "y")
    assert len(found) == MAX_ROOTS
    assert found == sorted(found)
    assert all(_turns(relation, {"y": height}, "y") for height in found)


@pytest.mark.parametrize("text", ["x^2 + y^2 = 1", "x^3 + y^3 = 6x y", "e^y + e^x = 1", "x y = r"])
def test_points_lie_on_the_relation(text):
    """Does SymPy find a change of sign at all points, and differ those of a group in y alone?"""
    relation = equation(text)
    found = list(groups(relation, {"k"}, CURVE))
    assert 0 < len(found) <= MAX_GROUPS
    for group in found:
        assert all(set(point) == relation.names | {"k"} for point in group)
        assert len({tuple(v for n, v in point.items() if n != "y") for point in group}) == 1
        assert len({point["y"] for point in group}) == len(group) <= MAX_ROOTS
        assert all(_turns(relation, point, "y") for point in group)


def test_a_circle_has_two_points_at_a_place():
    """Are both branches there?"""
    found = groups(equation("x^2 + y^2 = 1"), (), CURVE)
    assert {len(group) for group in found} == {2}
    assert all(sum(point["y"] for point in group) < Fraction(1, 10**24) for group in found)


def test_another_name_is_solved_for_where_the_unknown_is_not_there():
    """Is x = 3 met at x = 3 alone, and an equation without the curve's names by its own?"""
    found = groups(equation("2x = 6"), {"y"}, CURVE)
    assert all(abs(point["x"] - 3) < Fraction(1, 10**25) for group in found for point in group)
    assert len({point["y"] for group in found for point in group}) > 1
    loose = groups(equation("a^2 = 4"), (), Curve("x", frozenset()))
    assert {round(point["a"]) for group in loose for point in group} == {-2, 2}


def test_no_point_where_there_is_none():
    """Is an empty curve found empty?"""
    assert not list(groups(equation("x^2 + y^2 = -1"), (), CURVE))


def test_any_point_will_do_without_a_relation():
    """Is each place one point then, with a value for every name?"""
    found = groups(None, ("x", "y"), CURVE)
    assert len(found) == MAX_GROUPS
    assert all(len(group) == 1 and set(group[0]) == {"x", "y"} for group in found)
    assert len({tuple(group[0].items()) for group in found}) == MAX_GROUPS


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("sigma(-x) = 1 - sigma(x)", False),
        ("ln(e^x) = x", False),
        ("x = x + 10^-13", False),
        ("x = x + 10^-11", True),
        ("10^6 x = 10^6 x + 10^-8", False),
        ("10^6 x = 10^6 x + 10^-4", True),
        ("sqrt(x) = x", True),
    ],
)
def test_gap(text, differ):
    """Do sides differ that are more than 1e-12 of their size apart, and only those?"""
    assert gap(equation(text), HALF)[0] is differ


def test_gap_encloses_both_sides():
    """Are mpmath's values of both sides in the intervals?"""
    _, left, right = gap(equation("sigma(x) = ln(x)"), HALF)
    with mpmath.workdps(300):
        half = mpmath.mpf(1) / 2
        for side, value in ((left, 1 / (1 + mpmath.exp(-half))), (right, mpmath.log(half))):
            assert mpmath.mpf(side.a) < value < mpmath.mpf(side.b)
            assert mpmath.mpf(side.b) - mpmath.mpf(side.a) < mpmath.mpf(10) ** -40


@pytest.mark.parametrize("text", ["ln(-x) = 1", "1 = 1/(2x - 1)", "sqrt(x - 1) = 0"])
def test_no_gap_where_a_side_has_no_value(text):
    """Is nothing said where a side is not a real number?"""
    assert gap(equation(text), HALF) is None


@pytest.mark.parametrize(
    ("texts", "off"),
    [
        ((), True),
        (("x", "1 - x"), True),
        (("x", "2x - 1"), False),
        (("ln(-x)",), False),
        (("x - 1/2 + 10^-13",), False),
        (("x - 1/2 + 10^-11",), True),
    ],
)
def test_are_nonzero(texts, off):
    """Are all of the expressions away from zero, with none undefined?"""
    assert are_nonzero([read(text) for text in texts], HALF) is off


def test_free_names():
    """Are the names told that need a value: not e, nor what a derivative makes vanish?"""
    assert free_names(equation("e^y = k x"), CURVE) == {"x", "y", "k"}
    assert free_names(equation("d/dx[3x + c] = 2"), CURVE) == set()
    assert free_names(equation("dy/dx = t"), CURVE) == {"t"}
