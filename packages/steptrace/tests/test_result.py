"""Tests of the result of judging a derivation."""

import pytest
from steptrace.result import Trace
from steptrace.tracer import trace

TEXT = """let u = 2x
d/dx u^2
= 2u * d/dx[u] = 4u
= 5x
let v = 3
= v + 5x - 3 %
= 2"""


@pytest.mark.parametrize("line", range(1, 8))
def test_a_part_has_the_rows_of_the_whole(line):
    """Are the rows up to a line those of the whole derivation, and is no other row there?"""
    whole, part = trace(TEXT), trace(TEXT).until(line)
    shown, rows = str(whole).splitlines(), str(part).splitlines()
    below = next((i for i, row in enumerate(shown) if row[:3].strip() == str(line + 1)), None)
    assert [row.split() for row in rows] == [row.split() for row in shown[:below]]


def test_a_part_has_the_verdict_on_the_whole():
    """Does a part that is sound say that the derivation breaks further down?"""
    whole = trace("2x\n= x + x\n= 3x")
    assert (whole.until(2).verdict, whole.until(2).line) == ("broken", 3)
    assert isinstance(whole.until(2), Trace)
