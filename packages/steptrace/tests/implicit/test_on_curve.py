"""Tests of equations that are judged by points of a curve."""

from math import isfinite

import pytest
from steptrace.implicit import on_curve
from steptrace.implicit.on_curve import (
    BOTH_SIDES,
    MIN_FAILED,
    equal,
    is_refuted,
    judge_on_curve,
    relation_of,
)
from steptrace.notation.parser import read
from steptrace.tracer import trace
from steptrace_helpers.relations import CURVE, equation, whole
from sympy import Rational, Symbol

CIRCLE, SLOPE = "x^2 + y^2 = 1", "2x + 2y dy/dx = 0"


def _judged(*texts):
    """The verdict on the last equation after the one before, all but the last learnt."""
    *known, after = map(equation, texts)
    curve = CURVE
    for sound in known:
        curve = curve.learn(sound)
    return judge_on_curve(known[-1], after, curve)


def test_equal_is_for_all_values():
    """Are expressions equal by algebra or with y as a function, and not on the curve alone?"""
    curve = CURVE.learn(equation(CIRCLE))
    assert equal(read("(x + y)^2"), read("x^2 + 2x y + y^2"), curve)
    assert equal(read("d/dx[y^2]"), read("2y dy/dx"), curve)
    assert not equal(read("x^2 + y^2"), read("1"), curve)


@pytest.mark.parametrize(
    ("known", "before", "expected"),
    [
        ((), CIRCLE, CIRCLE),
        ((), SLOPE, None),
        ((CIRCLE,), CIRCLE, CIRCLE),
        ((CIRCLE,), SLOPE, CIRCLE),
        ((CIRCLE,), "y^2 = 1 - x^2", CIRCLE),
        ((CIRCLE,), "x^2 + y^2 = 2", "x^2 + y^2 = 2"),
        ((CIRCLE,), "y = ln(-1 - x^2)", "y = ln(-1 - x^2)"),
    ],
)
def test_relation_of(known, before, expected):
    """Is it the curve where the equation holds on it, and the equation as written elsewhere?"""
    curve = CURVE
    for text in known:
        curve = curve.learn(equation(text))
    assert relation_of(equation(before), curve) == (expected and equation(expected))


@pytest.mark.parametrize(
    ("texts", "rules"),
    [
        ((CIRCLE, "dy/dx = -x/y"), BOTH_SIDES),
        ((CIRCLE, "dy/dx = -x/y", "d^2y/dx^2 = -1/y^3"), BOTH_SIDES),
        ((CIRCLE, SLOPE, "y^2 dy/dx = -x y"), ("substitution",)),
        (("e^y = x", "e^y dy/dx = 1", "dy/dx = 1/x"), ("substitution",)),
        ((CIRCLE, "x^4 = (1 - y^2)^2"), ("algebra",)),
        (("e^y = x", "2y = ln(x^2)"), ("algebra",)),
    ],
)
def test_what_holds_on_the_curve_is_proved(texts, rules):
    """Does it follow, under the name of what was done?"""
    found = _judged(*texts)
    assert (found.verdict, found.rules, found.witness) == ("equal", rules, None)


@pytest.mark.parametrize(
    ("texts", "slope"),
    [
        ((CIRCLE, "y = 7"), None),
        ((CIRCLE, "x^2 = 1 + y^2"), None),
        ((CIRCLE, SLOPE, "dy/dx = x/y"), "-x/y"),
        (("e^y = x", "e^y dy/dx = 1", "dy/dx = 2/x"), "1/x"),
        (("x y = 1", "dy/dx = y/x"), "-y/x"),
    ],
)
def test_what_fails_is_refuted_at_a_point_of_the_curve(texts, slope):
    """Is the witness on the curve, and are its values those of both sides there?"""
    found = _judged(*texts)
    assert found.verdict == "different"
    point = {Symbol(n, real=True): Rational(v) for n, v in found.witness.point.items()}
    assert abs(whole(equation(texts[0])).subs(point).evalf(40)) < 1e-20
    written = texts[-1].replace("dy/dx", f"({slope})")
    apart = whole(equation(written)).subs(point).evalf(40)
    assert apart == pytest.approx(found.witness.left - found.witness.right, rel=1e-12)
    assert abs(apart) > 1e-12


@pytest.mark.parametrize(
    "texts",
    [
        (CIRCLE, "y = sqrt(1 - x^2)"),
        (CIRCLE, "y = -sqrt(1 - x^2)"),
        (CIRCLE, "y = c"),
        ("dy/dx = 2x", "y = x^2"),
        ("x^2 + y^2 = -1", "dy/dx = 5"),
        (CIRCLE, "dz/dt = 1"),
        ("(dy/dx)^2 = x", "dy/dx = sqrt(x)"),
        ("dy/dt = 1", "dy/dx = 1"),
        ("y = 1", "1/(y - 1) = 2 + 1/(y - 1)"),
    ],
)
def test_what_cannot_be_known_is_left_open(texts):
    """Is a branch, a new name, an integral, an empty curve or a pole left undecided?"""
    found = _judged(*texts)
    assert (found.verdict, found.witness) == ("undecided", None)


def test_a_wrong_equation_is_judged_as_written():
    """Is the slope after an equation that is not on the curve that of the equation itself?"""
    curve = CURVE.learn(equation("x y = 1"))
    before = equation("x + y = 1")
    assert judge_on_curve(before, equation("dy/dx = -1"), curve).verdict == "equal"
    assert judge_on_curve(before, equation("dy/dx = -y/x"), curve).verdict == "different"


def test_zero_is_shown_as_zero():
    """Is the noise of a point that is not exact kept out of the values?"""
    witness = _judged(CIRCLE, "x^2 + y^2 - 1 = 1").witness
    assert (witness.left, witness.right) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("text", "refuted"),
    [
        ("2x + 3y dy/dx = 0", True),
        ("x + y dy/dx = 0", False),
        ("dy/dx = z", True),
        ("dy/dz = 1", False),
    ],
)
def test_a_quick_look_refutes_nothing_that_follows(text, refuted):
    """Does the look at a few places tell what fails there from what holds or is not known?"""
    circle = equation(CIRCLE)
    assert is_refuted(circle, equation(text), CURVE.learn(circle)) is refuted


def test_a_witness_is_a_number_that_a_double_holds():
    """Is no place told of at which a side is larger than any double?"""
    text = "y = d/dx[(x/4)^(y + e)]\n=> y^2 = d/dx[(x/4)^(1 + 1/4)]\n=> y^2 = d/dx[(x/4)^x]"
    for step in trace(text).steps:
        assert step.witness is None or isfinite(step.witness.left + step.witness.right)


def test_what_fails_at_every_place_is_not_tried_at_all_places(monkeypatch):
    """Are the first groups enough where it fails at all, and more tried where some hold?"""
    tried = set()
    gap = on_curve.gap
    monkeypatch.setattr(on_curve, "gap", lambda one, at: tried.add(at["x"]) or gap(one, at))
    assert _judged(CIRCLE, "dy/dx = 2 - x/y").verdict == "different"
    assert len(tried) <= MIN_FAILED
    assert _judged("y^2 = x^2", "y = x").verdict != "different"
    assert len(tried) > MIN_FAILED


def test_a_quick_look_takes_doubles_alone(monkeypatch):
    """Is no bound computed for an equation that is refuted quickly?"""
    before, asked = equation(CIRCLE), []
    assert not is_refuted(before, equation("dy/dx = -x/y"), CURVE)
    monkeypatch.setattr(on_curve, "gap", lambda *given: asked.append(given))
    assert is_refuted(before, equation("dy/dx = 2 - x/y"), CURVE)
    assert asked == []


@pytest.mark.parametrize(("slope", "verdict"), [("-2/cos(y)", "equal"), ("2/cos(y)", "different")])
def test_a_curve_that_few_constants_allow(slope, verdict):
    """Is k chosen to fit x and y, where hardly any given k has a point?"""
    assert _judged("2x + 99 + sin(y) = k", f"dy/dx = {slope}").verdict == verdict
