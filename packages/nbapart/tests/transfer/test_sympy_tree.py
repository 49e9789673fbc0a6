"""SymPy expressions as trees, and what is forged to look like one."""

import contextlib
import json

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from nbapart.transfer.pack import Malformed, unpack
from nbapart.transfer.sympy_tree import (
    MAX_FUNCTION_NAMES,
    MAX_NODES,
    binary,
    dump,
    load,
    whole,
)
from sympy import Derivative, Dummy, Eq, Float, Function, Integer, Rational, S, Symbol, symbols

x, y = Symbol("x"), Symbol("y", positive=True)
f = Function("f")
LEAVES = [
    x,
    y,
    S.Zero,
    S.One,
    S.Half,
    Integer(-7),
    Rational(22, 7),
    Float("1.25", 30),
    S.Pi,
    S.Exp1,
]
EXPRESSIONS = [
    1 / (1 + sympy.exp(-x)),
    sympy.log(y) * sympy.sqrt(x) - x**-2,
    Derivative(f(x, y), x, (y, 2)),
    Eq(f(x), x**2),
    sympy.Ne(x, 1),
    x < y,
    x >= 1,
    sympy.tanh(x / 2) + abs(x) + sympy.sign(x),
    sympy.Mul(2, sympy.Add(1, 1, evaluate=False), evaluate=False),
    *(S.Infinity, S.NegativeInfinity, S.ComplexInfinity, S.NaN, S.ImaginaryUnit, S.EulerGamma),
    *(S.true, S.false, Float("1e-400"), Float(0), Integer(10) ** 3000, Float("0.1", 60)),
    Symbol("σ_1", real=True, nonzero=True, commutative=True),
]
FORGED = {
    "no list": "x",
    "empty": [],
    "a number": [1, 2],
    "a name of SymPy": ["sympify", ["Symbol", "x"]],
    "a name of Python": ["__class__"],
    "a constant with parts": ["Pi", ["Integer", 1]],
    "a float for a whole number": ["Integer", 1.5],
    "a text for a whole number": ["Integer", "__import__('os')"],
    "True": ["Integer", True],
    "a large number": ["Integer", 10**4200],
    "a fraction over zero": ["Rational", 1, 0],
    "a fraction under nothing": ["Rational", 1],
    "a huge exponent": ["Float", 1, 10**12, 53],
    "a huge precision": ["Float", 1, 0, 10**12],
    "no precision": ["Float", 1, 0, 0],
    "a name that is none": ["Symbol", 7],
    "a long name": ["Symbol", "x" * 10_000],
    "an odd assumption": ["Symbol", "x", "real"],
    "an unknown assumption": ["Symbol", "x", "cls", True],
    "an assumption that is no truth value": ["Symbol", "x", "real", 1],
    "assumptions that contradict": ["Symbol", "x", "positive", True, "negative", True],
    "a function without a name": ["apply"],
    "a part that is none": ["Add", 1, 2],
    "a derivative of nothing": ["Derivative"],
    "a derivative a million times": ["Derivative", ["Symbol", "x"], ["Integer", 10]],
    "too many parts": ["Add", *[["Integer", 1]] * (MAX_NODES + 1)],
}


def crossed(expression):
    """Write an expression, and build it again from the JSON of that."""
    return load(json.loads(json.dumps(dump(expression))))


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda e: str(e)[:40])
def test_an_expression_comes_back_as_it_was(expression):
    """Are tree, numbers, assumptions and hash the same?"""
    got = crossed(expression)
    assert got == expression
    assert sympy.srepr(got) == sympy.srepr(expression)
    assert hash(got) == hash(expression)


def extend(parts):
    """Sums, products, powers and functions of smaller expressions."""
    return st.one_of(
        st.builds(lambda a, b: a + b, parts, parts),
        st.builds(lambda a, b: a * b, parts, parts),
        st.builds(lambda a, b: a ** (b if b.is_Number and abs(b) < 9 else x), parts, parts),
        st.builds(lambda make, a: make(a), st.sampled_from([sympy.exp, sympy.log, f]), parts),
        st.builds(lambda a: sympy.Add(a, a, evaluate=False), parts),
    )


@given(st.recursive(st.sampled_from(LEAVES), extend, max_leaves=12))
def test_random_expressions_come_back(expression):
    """Does whatever SymPy makes of sums, products and powers come back the same?"""
    # Some powers bring in absolute values and arguments, which need not cross.
    with contextlib.suppress(TypeError):
        assert load(dump(expression)) == expression


def test_a_sum_that_was_not_worked_out_stays_so():
    """Is 1 + 1 still 1 + 1?"""
    assert str(crossed(sympy.Add(1, 1, evaluate=False))) == "1 + 1"


@pytest.mark.parametrize("tree", FORGED.values(), ids=FORGED)
def test_a_forged_tree_is_refused(tree):
    """Does nothing but a refusal come of it?"""
    with pytest.raises((ValueError, TypeError, IndexError)):
        load(tree)


@given(
    st.recursive(
        st.one_of(
            st.none(),
            st.integers(),
            st.floats(),
            st.sampled_from(
                ["Add", "Mul", "Pow", "log", "Symbol", "Integer", "Derivative", "Tuple"]
            ),
        ),
        lambda parts: st.lists(parts, max_size=4),
    )
)
def test_random_trees_are_expressions_or_refused(tree):
    """Is what comes of a random tree one of SymPy's objects, or refused?"""
    with contextlib.suppress(Malformed):
        assert isinstance(unpack(["y", tree]), sympy.Basic)


@pytest.mark.parametrize("depth", [61, 100_000])
def test_a_deep_tree_is_refused(depth):
    """Is nesting bounded before Python's stack is?"""
    tree = ["Symbol", "x"]
    for _ in range(depth):
        tree = ["exp", tree]
    with pytest.raises(ValueError, match="too large"):
        load(tree)


@pytest.mark.parametrize(
    "unknown",
    [
        Dummy("x"),
        sympy.Integral(x, x),
        sympy.Matrix([[x]]).as_immutable(),
        type("Own", (sympy.Add,), {})(x, y, evaluate=False),
        type("sigmoid", (Function,), {})(x),
        Function("f", real=True)(x),
    ],
    ids=lambda e: type(e).__name__,
)
def test_other_nodes_are_named(unknown):
    """Is a node that is not on the list named, alone and within?"""
    with pytest.raises(TypeError, match=type(unknown).__name__):
        dump(unknown)


def test_names_of_functions_are_counted():
    """Do as many functions come back as there may be, each as often as it likes, and no more?"""
    names = [f"f{number}" for number in range(MAX_FUNCTION_NAMES)]
    assert (
        len(load(["Tuple", *([["apply", name] for name in names] * 2)])) == 2 * MAX_FUNCTION_NAMES
    )
    with pytest.raises(ValueError, match="too many functions"):
        load(["apply", "one more"], set(names))


def test_what_is_too_large_is_not_written():
    """Are long sums, deep ones and long numbers refused?"""
    deep = x
    for _ in range(100):
        deep = sympy.exp(deep, evaluate=False)
    for large in (sympy.Add(*symbols(f"x:{MAX_NODES}")), deep, Integer(10) ** 5000):
        with pytest.raises(OverflowError):
            dump(large)


def test_numbers_are_bounded():
    """Do 4,000 digits pass, and a number of another type not?"""
    assert whole(10**3999) == 10**3999
    for wrong in (10**4010, 1.0, True, None):
        with pytest.raises(ValueError, match="whole"):
            whole(wrong)
    with pytest.raises(ValueError, match="exponent"):
        binary(1, 1.0)
