"""Tests of multiplying out, against SymPy."""

import pytest
import sympy
from steptrace.algebra.multiplying import MAX_TERMS, multiplied_out
from steptrace.expression import Add, Mul, walk
from steptrace.notation.parser import read
from steptrace_helpers.trees import oracle


@pytest.mark.parametrize(
    "text",
    [
        "x (x + 2)",
        "(a + 1)(b - 2) x",
        "-(x + 1)^3",
        "(x + 1 - (x - 2))/(x + 3)",
        "e^(2x) (1 + x (x + 1))",
        "((a + b) c + d) (x - 1)/x",
    ],
)
def test_products_are_multiplied_out(text):
    """Is no product of a sum left, and the value the same?"""
    node = read(text)
    out = multiplied_out(node)
    assert sympy.simplify(oracle(out) - oracle(node)) == 0
    products = [part for part in walk(out) if isinstance(part, Mul)]
    assert not any(isinstance(factor, Add) for part in products for factor in part.factors)


def test_what_would_grow_stays():
    """Is a product of too many terms left as it is, and so a power that is high or no number?"""
    whole = " ".join(["(a + b)"] * MAX_TERMS)
    for text in (whole, "(x + 1)^9", "(x + 1)^a", "x y"):
        assert multiplied_out(read(text)) == read(text)
