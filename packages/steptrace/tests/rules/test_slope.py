"""Tests of differentiating a part of an expression for a rule."""

from steptrace.context import Context
from steptrace.form.unevaluated import key
from steptrace.notation.parser import read
from steptrace.rules.slope import Slope

NODE = read("x ln(x)")
HELD = read("d/dx[x ln(x)]")


def test_derivatives_stay_unevaluated_or_are_worked():
    """Does a derivative stay where all do or where it is kept, and is it worked elsewhere?"""
    assert Slope("x", Context())(NODE) == HELD
    assert Slope("x", Context(), {key(HELD)})(NODE) == HELD
    assert Slope("x", Context(), {key(read("d/dx[x]"))})(NODE).is_worked


def test_what_varies_and_what_is_the_variable():
    """Is a name that was given varying by its meaning, and no variable?"""
    slope = Slope("x", Context(given={"u": read("1 + x")}))
    assert slope.varies(read("u"))
    assert slope.is_variable(read("x"))
    assert not slope.is_variable(read("u"))
