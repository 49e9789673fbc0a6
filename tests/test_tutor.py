"""Tests of the face that notebooks import."""

import pytest

from sigmoid_course import tutor

CHECKS = [name for name in dir(tutor) if name.startswith("check_")]


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_waits_where_it_fails_itself(name):
    """Is each of the checks made one by the decorator that catches its failures?"""
    made = getattr(tutor, name)
    assert made.__code__.co_name == "guarded"
