"""Tests of the part of a line that is wrong: does the rest agree, and is nothing right blamed?"""

import pytest
from steptrace import trace
from steptrace.context import Context
from steptrace.expression import replace, walk
from steptrace.notation.parser import read
from steptrace.notation.printer import to_text
from steptrace.search.place import narrowed
from steptrace.search.values import Values
from steptrace_helpers.derivations import FOLDER
from steptrace_helpers.steps import agree


def _place(before, after):
    return [to_text(part) for part in trace(f"{before}\n= {after}").steps[-1].place]


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("d/dx[x^2 sin(3x)]", "2x sin(3x) + x^2 cos(3x)", ["x^2 * cos(3 * x)"]),
        ("d/dx x/(x^2 + 4)", "(4 - x^2)/(x^2 + 4)", ["x^2 + 4"]),
        ("d/dx[x e^(3x)]", "e^(3x) + 9x e^(3x)", ["9"]),
        ("(2x^2 - (x^2 + 1))/x^2", "2 - (x^2 + 1)", ["-(x^2 + 1)"]),
        ("x - (y - 1)", "x - y - 1", ["-1"]),
        ("(x + 3)^2 - x", "x^2 + 6x - 9 - x", ["-9"]),
        ("d/dx x^2/(x + 3)", "(2x (x + 3) + x^2)/(x + 3)^2", ["x^2"]),
        ("d/dx[t ln(x) - u ln(1 - x)]", "t/x - u/(1 - x)", ["-u/(1 - x)"]),
        (
            "d/dp[t ln(p) + a ln(1 - p)]",
            "ln(p) + t/p + a/(p - 1) + ln(1 - p)",
            ["ln(p)", "ln(1 - p)"],
        ),
        ("d/dx x^5", "5x^5", ["x^5"]),
        ("d/dx ln(sigma(x^2))", "2x (1 - sigma(x))", ["sigma(x)"]),
        ("1/(1 + e^-x)", "1/(1 - e^x)", ["-e^x"]),
        ("ln(2x) + sqrt(x)", "ln(2) ln(x) + sqrt(x)", ["ln(2) * ln(x)"]),
        ("d/dx[x^2 + e^3]", "2x + 3e^2", ["3 * e^2"]),
    ],
)
def test_the_place_is_the_part_that_is_wrong(before, after, place):
    """Is the smallest part told, also in a step of several ideas?"""
    assert _place(before, after) == place


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("d/dx 1/(x^2 + 4)", "2x/(x^2 + 4)^2"),
        ("d/dx (x^2 + 1)^3", "3(x^2 + 1)^2"),
        ("d/dx (1 + e^-x)^-1", "-(1 + e^-x)^-2"),
        ("d/dx ln(1 - sigma(x))", "sigma'(x)/(1 - sigma(x))"),
        ("d/dx[x ln(x)]", "1 * 1/x"),
        ("let u = 1 + e^-x\nd/dx[1/u]", "1/u^2 * du/dx"),
        ("x + 1", "7"),
        ("d/dx sigma(x)", "-sigma(x) (1 - sigma(x))"),
    ],
)
def test_no_part_is_blamed_for_what_is_missing(before, after):
    """Is nothing told where a factor or the sign of the whole is missing, or all is wrong?"""
    assert _place(before, after) == []


def test_a_part_that_stands_there_twice_is_no_place():
    """Is the part around it told instead, as a quotation would not say which one is meant?"""
    assert _place("d/dx[x^3 + 5x^2]", "3x^2 + 5x") == ["5 * x"]
    assert _place("d/dx[3x^3 + 3e^x]", "9x^2 + 3x") == ["3 * x"]


def test_a_place_is_said_beside_the_slip():
    """Does the sentence quote it, and the data too, for one side of an equation as well?"""
    found = trace("d/dx[x^2 sin(3x)]\n= 2x sin(3x) + x^2 cos(3x)")
    assert "Look at x^2 * cos(3 * x): the rest of the line is right." in str(found).replace(
        "\n      ", " "
    )
    assert found.as_dict()["steps"][0]["place"] == ["x^2 * cos(3 * x)"]
    equation = trace("x^2 + y^2 = 5\n2x + 2y = 0").steps[0]
    assert list(map(to_text, equation.place)) == ["2 * y"]


def test_another_reading_leaves_no_place():
    """Is nothing blamed where the line would follow if it was read otherwise?"""
    step = trace("d/dx x^2 + 1\n= 2x").steps[0]
    assert step.otherwise
    assert step.place == ()


def test_with_the_right_part_in_it_the_line_is_right():
    """Does SymPy agree, where the right part is known?"""
    right, line = read("3 cos(x) - x sin(x)"), read("3 cos(x) - sin(x)")
    (part,) = narrowed([right], line, Values(right, line, Context()))
    assert agree(replace(line, {part: read("-x sin(x)")}), right)


@pytest.mark.parametrize("folder", [FOLDER, FOLDER.parent / "combined"], ids=lambda path: path.name)
def test_a_place_is_less_than_the_line(folder):
    """Is each place in the banks a part of its line that stands there once?"""
    steps = [step for path in folder.glob("*.txt") for step in trace(path.read_text()).steps]
    told = [(step, part) for step in steps if not step.equation for part in step.place]
    assert len(told) > 30
    for step, part in told:
        assert part.size < step.after.size
        assert sum(other == part for other in walk(step.after)) == 1
