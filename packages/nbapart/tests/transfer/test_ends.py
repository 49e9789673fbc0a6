"""What stays at an end of a bridge has one number there, and the marker gives few things away."""

from functools import partial

import numpy as np
import pytest
from nbapart.transfer.ends import KernelEnd, MarkerEnd


def made_by_a_test(source="def made(x):\n    return x"):
    """A function as a test's cell makes it."""
    names = {"__name__": "__main__"}
    exec(source, names)
    return names["made"]


@pytest.fixture
def marker():
    """The marker's end."""
    return MarkerEnd(print, print)


def test_a_value_has_one_number(marker):
    """Is a value that is kept twice the same one, and found by its number?"""
    one, other = made_by_a_test(), [1]
    numbers = [marker.keep(value) for value in (one, other, one)]
    assert numbers == [0, 1, 0]
    assert (marker.own(0), marker.own(1)) == (one, other)


@pytest.mark.parametrize("number", [-1, 1, True, 0.0, "0", None])
def test_a_number_that_was_never_given(marker, number):
    """Is nothing found by it?"""
    marker.keep(made_by_a_test())
    with pytest.raises(ValueError, match="nothing kept"):
        marker.own(number)


def test_the_marker_gives_away_functions_of_tests_alone(marker):
    """Does a student's kernel get no function of a library, no class and no object?"""
    made = made_by_a_test()
    bound = made_by_a_test("class Own:\n    def f(self): return 1\nmade = Own().f")
    assert all(map(marker.gives, (made, bound, partial(made, 1))))
    others = (len, np.mean, partial(print, 1), pytest.raises, type, object(), [1].append, marker)
    assert not any(map(marker.gives, others))


def test_a_kernel_gives_everything():
    """Is there nothing at a student's end that the marker may not have?"""
    assert all(map(KernelEnd(print).gives, (len, object(), type)))
