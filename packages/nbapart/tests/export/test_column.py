"""Marks go into one column of a table."""

import pytest
from nbapart.export.column import Filled, number


@pytest.mark.parametrize(
    ("cell", "value", "after", "changed"),
    [
        ("", 0.0, "0", True),
        ("-", 1.5, "1.5", True),
        ("1,50", 1.5, "1,50", False),
        ("1.50", 1.504, "1.50", False),
        ("2", 2 / 3, "0.67", True),
    ],
)
def test_a_mark_that_is_there_already_stays(cell, value, after, changed):
    """Is a cell written only where its mark is another, to hundredths?"""
    filled, cells = Filled(), ["x", cell]
    filled.put(cells, 1, value)
    assert cells == ["x", after]
    assert (filled.changed, filled.same) == (int(changed), int(not changed))


@pytest.mark.parametrize("text", ["", "-", "1.2.3", "EX", "1e5", "nan"])
def test_what_is_no_number(text):
    """Is another text no number?"""
    assert number(text) is None
