"""Tests of minus signs that cancel."""

import pytest
from steptrace.form.signs import has_cancelling_signs, without_double_signs
from steptrace.notation.parser import read


@pytest.mark.parametrize(
    ("line", "found"),
    [("(-a) (-b)", True), ("-(a/(-b))", True), ("-a b", False), ("-a - b", False)],
)
def test_signs_that_cancel(line, found):
    """Are two minus signs found in one product, and not in one sum?"""
    assert has_cancelling_signs(read(line)) is found


@pytest.mark.parametrize("line", ["-(-(x/y))", "(-1) * (-1) x/y", "(-1) * (-(x/y))", "-(-1) x/y"])
def test_a_pair_of_signs_before_a_whole_line_is_none(line):
    """Is a pair that anybody can write before a line taken away, with its sign kept?"""
    parts = without_double_signs(read(line))
    assert not has_cancelling_signs(parts)
    assert has_cancelling_signs(without_double_signs(read("-(1 + u)^-2 * (-u)")))
    assert without_double_signs(read(f"-({line})")) != parts
