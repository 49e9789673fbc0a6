"""Helpers for tests of steps: compares two expressions by SymPy at a few points."""

import sympy
from steptrace.expression import Derivative
from steptrace_helpers import trees

POINTS = (sympy.Rational(2, 7), sympy.Rational(11, 13))
OTHERS = {"a": 3, "b": 5, "c": 7, "n": 4, "t": 2, "u": 3, "v": 2, "y": 3, "w": 2, "z": 2, "k": 3}


def agree(node, other, by="x"):
    """Whether two expressions have the same value, by SymPy, wherever both have one."""
    difference = trees.oracle(node) - trees.oracle(other)
    gaps = [_value(difference, by, point) for point in POINTS]
    clear = [gap for gap in gaps if gap is not None]
    assert clear, "no point where both have a value"
    return all(abs(gap) < 1e-12 for gap in clear)


def _value(expression, by, point):
    given = {sympy.Symbol(name, real=True): value for name, value in OTHERS.items()}
    given[sympy.Symbol(by, real=True)] = point
    result = expression.subs(given).evalf(30)
    return complex(result) if result.is_number and result.is_finite else None


def right(node, by="x"):
    """The derivative, left to SymPy."""
    return Derivative(node, by)
