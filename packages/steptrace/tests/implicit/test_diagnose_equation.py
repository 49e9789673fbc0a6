"""Tests of the slip that explains an equation."""

import pytest
from steptrace.context import Context
from steptrace.implicit.curve import Curve, Equation
from steptrace.implicit.diagnose_equation import diagnose_equation
from steptrace.notation.parser import read


def _slip(first, *others, functions="y"):
    """The slip in the last of some equations, the others being sound."""
    *known, before, after = (Equation(*map(read, text.split(" = "))) for text in (first, *others))
    names = frozenset(functions)
    curve = Curve("x", names)
    for equation in (*known, before):
        curve = curve.learn(equation)
    return diagnose_equation(before, after, curve, Context(names)).slip


CIRCLE = "x^2 + y^2 = 1"


@pytest.mark.parametrize(
    ("equations", "slip"),
    [
        ((CIRCLE, "2x - 2y dy/dx = 0"), "sign"),
        ((CIRCLE, "2x + 2y dy/dx = 0", "2y dy/dx = 2x"), "sign"),
        ((CIRCLE, "2x + 2y dy/dx = 1"), "constant"),
        (("x y = 1", "dy/dx = 0"), "product-of-derivatives"),
        (("ln(y) = x", "1/y = 1"), "inner-derivative"),
        (("y = (x + 1)^2", "y = x^2 + 1"), "power-over-sum"),
        ((CIRCLE, "3x + 2y dy/dx = 0"), None),
    ],
)
def test_a_slip_in_an_equation_is_named(equations, slip):
    """Is it found on a side that was differentiated, moved or rewritten?"""
    assert _slip(*equations) == slip


def test_names_vary_where_nothing_is_said():
    """Is y taken as a function of x where no line has y' because it was forgotten?"""
    assert _slip(CIRCLE, "2x + 2y = 0", functions="") == "inner-derivative"
