"""Values as plain data and back."""

import math
import struct
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from nbapart_helpers.values import VALUES, crossed, identical


@given(VALUES)
def test_a_value_comes_back_as_it_was(value):
    """Are types, order and bits of random values the same on the other side?"""
    assert identical(crossed(value), value)


@given(st.floats(width=64), st.integers(0, 2**51 - 1))
def test_a_float_keeps_its_bits(value, carried):
    """Do infinities, signs of zero, and what a nan carries stay?"""
    loaded = struct.unpack("d", struct.pack("Q", 0x7FF8 << 48 | carried))[0]
    for each in (value, loaded):
        assert identical(crossed(each), each)


@pytest.mark.parametrize(
    "value",
    [
        np.float64("nan"),
        np.longdouble("0.1"),
        np.bool_(True),
        np.str_("a\0"),
        np.datetime64("2024-02-29"),
        np.array(["é", "σ\U0001f600"]),
        np.array([None, [1], {"a": 2.5}, "x"], dtype=object),
        np.empty((0, 3), object),
        [],
        (),
        {},
        "\ud800\0\u2028",
        10**3999,
        mpmath.mpf("0.1"),
        [mpmath.mpf(-3), Fraction(1, 3)],
        sympy.exp(-sympy.Symbol("x")),
    ],
    ids=lambda v: ascii(v)[:30],
)
def test_particular_values_come_back(value):
    """Do the odd ones stay what they are?"""
    assert identical(crossed(value), value)


def test_keys_of_a_table_may_be_many():
    """Do a few thousand keys of text, numbers or floats pass?"""
    table = {f"k{n}": n for n in range(2000)} | {n: n for n in range(2000)} | {0.5: 1, math.inf: 2}
    assert identical(crossed(table), table)
