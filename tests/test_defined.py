"""Which names a cell of a notebook defines."""

import pytest

from sigmoid_course.defined import defined


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = y = 1\nz += 1\nu: int = 3", {"x", "y", "z", "u"}),
        ("if x:\n    a = 1\nfor b in c:\n    (d, e) = b", {"a", "b", "d", "e"}),
        ("def f(x):\n    a = 1\nclass C:\n    b = 2", {"f", "C"}),
        ("g = lambda: (h := 1)\nimport numpy as np, os.path", {"g", "np", "os"}),
        ('steps = """\nx\n= y', {"steps"}),
        ("def f(x:\n    y = 1", {"f"}),
        ("table = {1: 2\nother == 3", {"table"}),
        ("f(x))\nx == (1", set()),
        ("", set()),
    ],
)
def test_what_a_cell_defines(source, names):
    """Are the names known that a cell defines, or would define if it could be parsed?"""
    assert defined(source) == names
