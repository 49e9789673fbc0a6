"""Tests of the normal form: its test for zero is a proof, and respects the domain."""

from fractions import Fraction

import pytest
from steptrace.equality.normal_form import Normal
from steptrace.errors import TooLarge, Undefined
from steptrace.notation.parser import read


def _zero(text):
    signs = {}
    for _ in range(2):
        normal = Normal(signs)
        zero = normal.is_zero(normal.form(read(text)))
    return zero


@pytest.mark.parametrize(
    "text",
    [
        "(x + 1)^3 - x^3 - 3x^2 - 3x - 1",
        "sigma(x) + sigma(-x) - 1",
        "tanh(x) - (e^x - e^-x)/(e^x + e^-x)",
        "sinh(x) + cosh(x) - e^x",
        "logit(p) + logit(1 - p)",
        "ln(x) + ln(1/x)",
        "sqrt(x)^2 - x",
        "ln(sqrt(x) x) - 3/2 * ln(x)",
    ],
)
def test_zero_is_seen(text):
    """Is each form of zero seen to be zero?"""
    assert _zero(text)


@pytest.mark.parametrize(
    "text",
    [
        "sqrt(x^2) - x",
        "ln(sqrt(x^2)) + sqrt(x^2) - ln(sqrt(x^2)) - x",
        "ln((x^2)^(1/4)) + sqrt(x^2) - ln((x^2)^(1/4)) - x",
        "ln((1 - x)(y - x)) + ln(y - x) + sqrt((x - 1)^2) - ln((1 - x)(y - x)) - ln(y - x) - x + 1",
        "x + 10^-30",
    ],
)
def test_what_is_not_zero_everywhere_is_not_called_zero(text):
    """Is the sign of x left open where the line does not fix it, roots and moduli included?"""
    assert not _zero(text)


@pytest.mark.parametrize("text", ["1/(x - x)", "ln(0 x)", "1/ln(1)", "0^-2", "log_1(x)"])
def test_nowhere_defined_is_undefined(text):
    """Is an expression without a value anywhere refused?"""
    with pytest.raises(Undefined):
        Normal({}).form(read(text))


@pytest.mark.parametrize("text", ["x^1000001", "(x + y)^41", "ln(1000000000039)"])
def test_what_is_too_large_is_refused(text):
    """Are huge powers and numbers refused by their size?"""
    with pytest.raises(TooLarge):
        Normal({}).form(read(text))


def test_signs_learnt_by_one_expression_serve_the_other():
    """Does ln(1 - x) tell that 1 - x is positive?"""
    normal = Normal({})
    normal.form(read("ln(1 - x)"))
    assert set(normal.signs.values()) <= {1, -1}
    again = Normal(normal.signs)
    difference = again.form(read("sqrt((x - 1)^2) - 1 + x"))
    assert again.is_zero(difference)


def test_whole_numbers_are_recognised():
    """Is 6/3 whole, and neither 1/2 nor x?"""
    normal = Normal({})
    assert normal.whole(normal.form(read("6/3"))) == 2
    assert normal.whole(normal.form(read("1/2"))) is None
    assert normal.whole(normal.form(read("x"))) is None
    assert normal.form(read("0.5")).num == {(): Fraction(1, 2)}
