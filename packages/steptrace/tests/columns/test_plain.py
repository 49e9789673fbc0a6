"""Tests of columns in plain Python: NumPy, which has the same functions, is the oracle."""

import inspect
import math
import operator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steptrace.columns import by_numpy, plain

NUMBERS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 30.0, -800.0, 800.0, 1e-320, 1e300, -1e300]
NUMBERS += [math.inf, -math.inf, math.nan]
numbers = st.sampled_from(NUMBERS) | st.floats(-50, 50)
rows = st.lists(numbers, min_size=1, max_size=20)
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=20)
OPERATIONS = [operator.add, operator.sub, operator.mul, operator.truediv]
ORDERS = [operator.lt, operator.le, operator.gt, operator.eq, operator.ne]
ONE = ["exp", "log", "sqrt", "tanh", "sinh", "cosh", "sin", "cos", "absolute", "sign", "finite"]
IMPORTED = {"AbstractContextManager", "Any", "Callable", "Iterable", "Iterator", "Sequence"}
IMPORTED |= {"SupportsFloat", "always", "compress", "nullcontext"}
TWO = ["maximum", "logaddexp", "power"]


def _in_both(work, *columns):
    """What both backends make of some rows of numbers."""
    with np.errstate(all="ignore"):
        ours, theirs = (
            work(backend, *map(backend.column, columns)) for backend in (plain, by_numpy)
        )
    return [*ours], [*theirs]


def _assert_same(ours, theirs):
    """The same numbers but for rounding; what is not finite is no value in either."""
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        if math.isfinite(other):
            assert one == pytest.approx(float(other), rel=1e-12, abs=1e-300)
        else:
            assert not math.isfinite(one)


@pytest.mark.parametrize("name", ONE)
@settings(deadline=None, derandomize=True)
@given(row=rows)
def test_a_function_of_one_column_is_numpys(name, row):
    """Has each function the values that NumPy's has, and none where that has none?"""
    _assert_same(*_in_both(lambda backend, column: getattr(backend, name)(column), row))


@pytest.mark.parametrize("name", TWO)
@settings(deadline=None, derandomize=True)
@given(both=pairs)
def test_a_function_of_two_columns_is_numpys(name, both):
    """Has each function of two columns the values that NumPy's has?"""
    one, other = zip(*both, strict=True)
    _assert_same(*_in_both(lambda backend, a, b: getattr(backend, name)(a, b), one, other))


@settings(deadline=None, derandomize=True)
@given(both=pairs, apart=st.sampled_from([0, 1e-6, 1]))
def test_closeness_is_numpys(both, apart):
    """Do the same numbers agree, those left out that are not finite?"""
    one, other = zip(*both, strict=True)
    ours, theirs = _in_both(lambda backend, a, b: backend.close(a, b, apart, 1e-12), one, other)
    assert ours == theirs


@pytest.mark.parametrize("work", OPERATIONS, ids=lambda work: work.__name__)
@settings(deadline=None, derandomize=True)
@given(both=pairs, number=st.sampled_from([0, 1, 2.5]))
def test_arithmetic_is_numpys(work, both, number):
    """Is it between columns, with a number on either side, and with a column of one number?"""
    one, other = zip(*both, strict=True)
    _assert_same(*_in_both(lambda _, a, b: work(a, b), one, other))
    _assert_same(*_in_both(lambda _, a: work(a, number), one))
    _assert_same(*_in_both(lambda _, a: work(number, a), one))
    _assert_same(*_in_both(lambda _, a, b: work(a, b), one, other[:1]))
    _assert_same(*_in_both(lambda _, a, b: work(a, b), one[:1], other))


@pytest.mark.parametrize("work", ORDERS, ids=lambda work: work.__name__)
@settings(deadline=None, derandomize=True)
@given(both=pairs)
def test_comparisons_are_numpys(work, both):
    """Are truths, and what is made of them, those of NumPy?"""
    one, other = zip(*both, strict=True)
    ours, theirs = _in_both(lambda _, a, b: work(a, b), one, other)
    assert ours == theirs
    for ask in (
        lambda backend, a, b: [work(a, b).any(), work(a, b).all(), work(a, b).mean()],
        lambda backend, a, b: work(a, b) & backend.isfinite(a),
        lambda backend, a, b: backend.flatnonzero(work(a, b)),
    ):
        ours, theirs = _in_both(ask, one, other)
        assert ours == theirs


@settings(deadline=None, derandomize=True)
@given(row=rows, place=st.integers(0, 19))
def test_parts_are_numpys(row, place):
    """Are entries, slices, entries at places and those where a truth holds the same?"""
    place %= len(row)
    for ask in (
        lambda backend, a: [a[place], a.size, len(a)],
        lambda backend, a: a[:place],
        lambda backend, a: a[::-1],
        lambda backend, a: a[a > 0],
        lambda backend, a: a[backend.flatnonzero(a > 0)],
        lambda backend, a: backend.repeat(a, [place] * len(row)),
        lambda backend, a: backend.filled(a[:1], 7),
        lambda backend, a: backend.split(a, [place, len(row) - place])[1],
        lambda backend, a: -a,
    ):
        _assert_same(*_in_both(ask, row))


def test_columns_of_other_lengths_do_not_go_together():
    """Is it an error where NumPy has one, too?"""
    for backend in (plain, by_numpy):
        with pytest.raises(ValueError, match=r"argument|shape|unpack"):
            backend.column([1, 2, 3]) + backend.column([1, 2])


def test_both_have_the_same_names():
    """Has each backend all that the other has?"""
    made = {name for name in vars(plain) if not name.startswith("_")}
    made -= {name for name, found in vars(plain).items() if inspect.ismodule(found)}
    assert made - IMPORTED == set(by_numpy.__all__)
