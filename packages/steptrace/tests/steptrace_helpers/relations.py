"""Helpers for tests of equations: reads them from text, and converts them to SymPy."""

import sympy
from steptrace.implicit.curve import Curve, Equation
from steptrace.notation.parser import read
from steptrace_helpers.trees import oracle

X, Y = sympy.symbols("x y", real=True)
CURVE = Curve("x", frozenset("y"))


def equation(text):
    """Two sides, as typed around one equals sign."""
    left, right = text.split("=")
    return Equation(read(left), read(right))


def whole(relation):
    """SymPy's left-hand side less its right-hand side."""
    return oracle(relation.left) - oracle(relation.right)


def alike(node, expected):
    """Whether SymPy brings an expression of ours less one of its own to zero."""
    return sympy.simplify(sympy.expand_log(oracle(node) - expected, force=True)) == 0
