"""Tests of how a check ends."""

import pytest
from steptrace.checks.outcome import NotYet, settle


def test_all_right_is_praised(capsys):
    """Is praise printed, and everything earned?"""
    assert settle(None, "Good.") is None
    assert settle(None, "Good.", points=3) == 3.0
    assert capsys.readouterr().out == "Good.\nGood.\n"


def test_a_problem_raises_without_points():
    """Is the problem the message of a `NotYet`, which is an AssertionError?"""
    with pytest.raises(NotYet, match=r"^x is wrong\.$"):
        settle("x is wrong.", "Good.")
    assert issubclass(NotYet, AssertionError)


@pytest.mark.parametrize(("share", "earned"), [(0.0, 0.0), (0.5, 1.5), (1 / 3, 1.0), (2 / 3, 2.0)])
def test_a_problem_earns_its_share_of_points(share, earned, capsys):
    """Is the same message printed, and the share a float rounded to a hundredth?"""
    points = settle("x is wrong.", "Good.", points=3, share=share)
    assert (points, type(points)) == (earned, float)
    assert capsys.readouterr().out == "x is wrong.\n"
