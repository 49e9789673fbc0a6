"""Tests of the shape of a line: what stays of it, and that the line cannot be read off."""

import pytest
from steptrace.context import Context
from steptrace.rubric import digest
from steptrace.rubric.milestones import sides
from steptrace.rubric.shape import shape


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4 (2x - 5)^3 * d/dx[2x - 5]", "□ * (□ * □ - □)^□ * d/dx[□ * □ - □]"),
        ("-(1 + e^-x)^-2 * (-e^-x)", "-(□ + □)^-□ * (-□)"),
        ("d/dv[ln(v)] * d/du[v] * d/dx[u]", "d/d□[ln(□)] * d/d□[□] * d/dx[□]"),
        ("t ln(x) - softplus(-x)", "□ * ln(□) - softplus(-□)"),
        ("x - sigma(x)^2", "□ - sigma(□)^□"),
        ("e^y (1 + e^-x) = 1", "□ * (□ + □) = □"),
    ],
)
def test_what_stays_of_a_line(line, expected):
    """Are names, numbers and powers of e boxes, and is the rest as it was?"""
    assert shape(sides(line), Context()) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sigma'(x)/sigma(x)", "□/□"),
        ("x (1 - sigma(x))/x", "□ * (□ - sigma(□))/□"),
        ("-sigma(x)", "-□"),
        ("d/dx[sigma(x)]", "d/dx[□]"),
        ("x^x", "□"),
        ("x", "□"),
        ("e^-x/e^-x", "□"),
    ],
)
def test_what_one_thing_in_all_boxes_would_tell(line, expected):
    """Are functions boxes too, and at last the line, where one thing fills all boxes?"""
    assert shape(sides(line), Context()) == expected


@pytest.mark.parametrize("line", ["sigma'(x)/sigma(x)", "-sigma(x)", "x ln(x)", "x + sigma(x)"])
def test_the_line_cannot_be_read_off(line):
    """Does the variable, put into all boxes of a shape, give another line or nothing but itself?"""
    said = shape(sides(line), Context())
    filled = digest.of_form(sides(said.replace("□", "x")), Context())
    assert filled != digest.of_form(sides(line), Context())
