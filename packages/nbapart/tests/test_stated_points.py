"""Points stand twice in a sheet; where they differ, it is said."""

import pytest
from nbapart.stated_points import differing, stated_in
from nbapart_helpers import tiny


@pytest.mark.parametrize(
    ("source", "points"),
    [
        ("check(a, points=2)", 2),
        ("x = 1\ncheck(a, points=2.5)  # why", 2.5),
        ("check(a, points=2) + check(b, points=1)", 3),
        ("check(a, points=1) * check(b, points=1)", 1),
        ("check(a, points=2) / 4", 0.5),
        ("sum([check(a, points=2), check(b, points=1)])", None),
        ("check(a, points=2) if b else 0", None),
        ("check(a, points=POINTS)", None),
        ("check(a, points=True)", None),
        ("check(a, points='2')", None),
        ("check(a)", None),
        ("check(a, points=2)\nassert True", None),
        ("%matplotlib inline\ncheck(a, points=2)", None),
        ("", None),
    ],
)
def test_what_a_cell_states(source, points):
    """Are the points of the last expression found, with its arithmetic, and none made up?"""
    assert stated_in(source) == points


@pytest.mark.parametrize(("stated", "found"), [("2", 0), ("2.0", 0), ("2.5", 1), ("0", 1)])
def test_what_differs(tmp_path, stated, found):
    """Is a cell named only where its numbers differ?"""
    notebook = tiny.notebook()
    notebook.cells[3].source = f"check(double, points={stated})"
    path = tiny.write(tmp_path / "1.ipynb", notebook)
    assert len(list(differing(path))) == found
