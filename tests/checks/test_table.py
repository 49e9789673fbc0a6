"""Tests of tables of numbers: what counts as right, and what is said."""

import math

import numpy as np
import pytest
from steptrace.checks.outcome import NotYet

from sigmoid_course.checks.table import check_table

SQUARES = {1: 1.0, 2: 4.0, 3: 9.0, 4: 16.0}


def test_each_value_earns_its_share(capsys):
    """Does each right value earn its share, and is each wrong one named with what was got?"""
    assert check_table({1: 1, 2: 4.01, 3: 8, 4: None}, SQUARES, points=2) == 1.0
    said = capsys.readouterr()
    assert "at 3: got 8" in said.out
    assert "at 4: nothing yet" in said.out
    assert "at 2" not in said.out
    assert said.err == ""


@pytest.mark.parametrize("error", [4e-3, -4e-3])
def test_three_significant_digits_are_enough(error):
    """Is a relative error of less than half a unit of the third digit right?"""
    assert check_table({key: v * (1 + error) for key, v in SQUARES.items()}, SQUARES, points=1) == 1
    assert (
        check_table({key: v * (1 + 2 * error) for key, v in SQUARES.items()}, SQUARES, points=1)
        == 0
    )


@pytest.mark.parametrize("answer", [None, "", [], 3, (1, 4), math.nan])
def test_no_dict_earns_nothing(answer, capsys):
    """Is an answer that is no dict told so, for no points?"""
    assert check_table(answer, SQUARES, points=2) == 0
    assert "should be a dict" in capsys.readouterr().out


INFINITIES = {"up": math.inf, "down": -math.inf, "none": math.nan, "zero": 0.0, "tiny": 1e-20}


def test_infinity_and_nan_are_numbers(capsys):
    """Do infinity, nan, zero and a tiny number earn their share, each only where it is right?"""
    assert check_table(INFINITIES, list(INFINITIES)) is None
    assert check_table(INFINITIES, INFINITIES, points=5) == 5
    for value in INFINITIES.values():
        assert check_table(dict.fromkeys(INFINITIES, value), INFINITIES, points=5) == 1
    assert "at 'up': got nan" in capsys.readouterr().out


@pytest.mark.parametrize(("value", "earned"), [(3, 1), (np.float32(2.5), 1), (2, 0), ("3", 0)])
def test_a_function_says_what_is_right(value, earned):
    """Is a number right when the function says so of it, read as a float?"""
    expected = {"witness": lambda x: isinstance(x, float) and x > 2}
    assert check_table({"witness": value}, expected, points=1) == earned


def test_a_slip_may_give_some_of_the_values(capsys):
    """Is a slip that is known for one key named there, and silent elsewhere?"""
    check_table({1: 2.0, 2: 2.0}, {1: 1.0, 2: 4.0}, slips={"doubling": {1: 2.0}}, points=1)
    assert capsys.readouterr().out.count("what doubling gives") == 1


def test_a_known_slip_is_named(capsys):
    """Is a value that a known slip gives named by it?"""
    check_table({1: 2.0}, {1: 1.0}, slips={"doubling": {1: 2.0}}, points=1)
    assert "what doubling gives" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({}, "at 1: nothing yet"),
        ({1: 1, 2: "4", 3: 9, 4: 16}, "at 2: the text '4', not a number; a number has no quotes"),
        ({1: 1, 2: 4, 3: 3, 4: 16}, "should rise"),
        ({1: 1, 2: math.nan, 3: 3, 4: 16}, "should rise"),
        (None, "should be a dict"),
    ],
)
def test_the_form_alone_is_checked(answer, message):
    """Does the check without values raise for a wrong form?"""
    with pytest.raises(NotYet, match=message):
        check_table(answer, list(SQUARES), rising=True)


def test_the_form_does_not_tell_right_from_wrong(capsys):
    """Is a wrong table of the right form let through by the check without values?"""
    assert check_table({1: 5, 2: 6, 3: 7, 4: 8}, list(SQUARES), rising=True) is None
    assert "shows when it is marked" in capsys.readouterr().out
