"""Tests of derivations by equations: every move, and what is refuted or undecided."""

import pytest
from steptrace.messages.trace import sentence
from steptrace.tracer import trace
from steptrace_helpers.trees import oracle
from sympy import Rational

SOUND = """
x^2 + y^2 = 1 | 2x + 2y y' = 0 | 2y y' = -2x | y' = -x/y
x^2 + y^2 = r^2 | 2x + 2y y' = 0 | y' = -x/y
x^2/4 + y^2/9 = 1 | x/2 + 2y y'/9 = 0 | y' = -9x/(4y)
x^2 + y^2 = 25 | d/dx[x^2] + d/dx[y^2] = 0 | 2x + 2y y' = 0
e^y = x | e^y y' = 1 | y' = 1/e^y | y' = 1/x
e^y = x | y = ln(x) | y' = 1/x
e^y + e^x = 1 | e^y y' + e^x = 0 | y' = -e^x/e^y | y' = -e^x/(1 - e^x)
e^(2y) = (1 + x)/(1 - x) | 2y = ln((1 + x)/(1 - x)) | y = ln((1 + x)/(1 - x))/2 | y' = 1/(1 - x^2)
x y = 1 | y + x y' = 0 | y' = -y/x | y' = -1/x^2
ln(x y) = x | 1/x + y'/y = 1 | y' = y (1 - 1/x)
y = x^x | ln(y) = x ln(x) | y'/y = ln(x) + 1 | y' = x^x (ln(x) + 1)
y = sigma(x) | y' = y (1 - y) | y'' = y' * (1 - 2y) | y'' = y (1 - y)(1 - 2y)
x = ln(y/(1 - y)) | 1 = y'/(y (1 - y)) | y' = y (1 - y)
x^2 + y^2 = 1 | y' = -x/y | y'' = -(y - x y')/y^2 | y'' = -(x^2 + y^2)/y^3 | y'' = -1/y^3
p = 1/(1 + e^-x) | 1/p = 1 + e^-x | 1/p - 1 = e^-x | ln(1/p - 1) = -x | x = ln(p/(1 - p))
L = -ln(p) | dL/dp = -1/p
x^2 + y^2 = 1 | 2x dx/dt + 2y dy/dt = 0 | dy/dt = -x/y * dx/dt
sigma(-x) = 1 - sigma(x) | 1 - sigma(-x) = sigma(x)
y = -2 | y^2 = 4 | y = -2
2x + 3 = 7 | 2x = 4 | x = 2
x y = 2x | y = 2
y^2 = x y | y = x
y^2 = 1 - x^2 | y = sqrt(1 - x^2)
y^2 = 1 - x^2 | y = -sqrt(1 - x^2) | y' = x/sqrt(1 - x^2)
y = x^2 | x = sqrt(y)
"""

BROKEN = """
x^2 + y^2 = 1 | 2x + 2y y' = 0 | y' = x/y
x^2 + y^2 = 1 | 2x + 2y y' = 1
x^2 + y^2 = 1 | 2x + 2y = 0
x^2 + y^2 - 1 = 0 | y = 0
x^2 + y^2 = r^2 | 2x + 2y y' = 2r
e^y = x | e^y = 1
e^y = x | e^y y' = 1 | y' = e^-y | y' = 2/x
ln(x y) = x | 1/(x y) = 1
y = x^x | ln(y) = x ln(x) | y'/y = ln(x)
y = sigma(x) | y' = y (1 - y) | y'' = y' * (1 + 2y)
x^2 + y^2 = 1 | y' = -x/y | y'' = -(y - x y')/y^2 | y'' = 1/y^3
p = 1/(1 + e^-x) | 1/p = 1 + e^x
y = x^3 | y = x
y = -2 | y^2 = 4 | y = 2
x = y | x^2 = x y | x^2 - y^2 = x y - y^2 | (x - y)(x + y) = y (x - y) | x + y = y
sigma(-x) = 1 - sigma(x) | sigma(-x) = sigma(x)
x^2 = 4 | 2x = 0
x y = x | y = 2
y^2 = 1 - x^2 | y = 1 - x
y = x | (y - x) z = (y - x) w | z = w
"""

# One of two roots is chosen, an integral brings a constant, two names move, nothing is known.
UNDECIDED = """
x^2 - 5x + 6 = 0 | x = 2
y' = y | y = e^x
y' = 2x | y = x^2 + C
x^2 + y^2 = 1 | 2x dx/dt + 2y dy/dt = 0 | 3x dx/dt + 5y dy/dt = 0
x^2 + y^2 = -1 | y' = 5
x^2 + y^2 = 1 | (x^2 + y^2 - 1) y' = (x^2 + y^2 - 1) x | y' = x
"""


def _derivations(text):
    return text.strip().splitlines()


def _traced(derivation):
    return trace(derivation.replace(" | ", "\n=> "))


@pytest.mark.parametrize("derivation", _derivations(SOUND))
def test_sound_chains_follow(derivation):
    """Does each equation follow from the one before, by one idea or by more?"""
    verdicts = [step.verdict for step in _traced(derivation).steps]
    assert len(verdicts) == derivation.count(" | ")
    assert set(verdicts) <= {"follows", "leap"}


@pytest.mark.parametrize("derivation", _derivations(BROKEN))
def test_wrong_equations_are_refuted_on_the_curve(derivation):
    """Is the last line alone refuted, at a point that is truly on the curve?"""
    result = _traced(derivation)
    verdicts = [step.verdict for step in result.steps]
    assert verdicts == ["follows"] * (len(verdicts) - 1) + ["breaks"]
    first, witness = result.derivation.lines[0], result.steps[-1].witness
    assert abs(witness.left - witness.right) > 1e-12
    if set(witness.point) >= first.left.names | first.node.names:
        left, right = (_at(side, witness.point) for side in (first.left, first.node))
        assert abs(left - right) < 1e-20


def _at(side, point):
    """SymPy's value of one side, to 40 digits."""
    expression = oracle(side)
    given = {s: Rational(point[s.name]) for s in expression.free_symbols}
    return expression.subs(given).evalf(40, maxn=500)


@pytest.mark.parametrize("derivation", _derivations(UNDECIDED))
def test_what_cannot_be_known_is_left_open(derivation):
    """Is the last line neither called true nor wrong?"""
    assert _traced(derivation).steps[-1].verdict == "undecided"


@pytest.mark.parametrize(
    ("derivation", "how"),
    [
        ("y = 2x | 2x = y", "swapping"),
        ("y = 2x | y = 2x", "repeating"),
        ("y^2 = x | y = -sqrt(x)", "one branch of two"),
        ("x = y^2 | 1 = 2y y'", "differentiating both sides"),
        ("ln(y) = x | y = e^x", "exponential of both sides"),
        ("e^y = x | y = ln(x)", "logarithm of both sides"),
        ("1/y = x | y = 1/x", "reciprocal of both sides"),
        ("y = 2x | y^2 = 4x^2", "squaring"),
        ("y + x = 1 | y = 1 - x", "moving"),
        ("2y = 4x | y = 2x", "multiplying or dividing"),
        ("e^y = x | y' = 1/x", "slope along the curve"),
        ("y = 2 | y^3 = 8", "what is known"),
        ("y = x^2 | (x + 1)^2 - 1 = x (x + 2)", "for all values"),
    ],
)
def test_each_way_to_follow_is_named(derivation, how):
    """Is it said what was done to both sides?"""
    (step,) = _traced(derivation).steps
    assert step.verdict == "follows"
    assert how in sentence(step)


@pytest.mark.parametrize(
    ("derivation", "noted"),
    [
        ("2x + 2y y' = 0 | y' = -x/y", True),
        ("x^2 = x | x = 1", True),
        ("e^y y' = 1 | y' = 1/e^y", False),
        ("2y = 4x | y = 2x", False),
    ],
)
def test_dividing_by_what_can_be_zero_is_said(derivation, noted):
    """Is it noted where a factor can be zero, and only there?"""
    assert ("zero" in sentence(_traced(derivation).steps[-1])) == noted


def test_a_return_to_the_truth_recovers():
    """Is a line that follows from the last sound one no second error?"""
    steps = _traced("x^2 + y^2 = 1 | 2x + 2y y' = 1 | y' = -x/y | y' = -2x/(2y)").steps
    assert [step.verdict for step in steps] == ["breaks", "recovers", "follows"]


def test_work_on_a_wrong_equation_is_judged_as_written():
    """Is true work on a wrong line true?"""
    steps = _traced("x^2 + y^2 = 1 | 2x + 2y y' = 1 | y' = (1 - 2x)/(2y)").steps
    assert [step.verdict for step in steps] == ["breaks", "follows"]


def test_given_names_are_written_out_on_the_curve():
    """Does an equation see through a name that was given?"""
    assert trace("let s = x^2\ns + y^2 = 1\n2x + 2y y' = 0\ny' = -x/y").verdict == "sound"
    assert trace("let s = x^2\ns + y^2 = 1\n2s + 2y y' = 0").line == 3


def test_too_large_equations_are_left_open():
    """Is a derivative of too high an order left open, without an error?"""
    assert _traced("e^y + y^3 x = sigma(x) | d^12y/dx^12 = 1").steps[0].verdict == "undecided"
