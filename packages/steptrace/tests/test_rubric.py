"""Tests of the rubric: the milestones that a derivation meets, its rules, and its points."""

import pytest
from steptrace.checks.derivation import check_derivation
from steptrace.checks.outcome import NotYet
from steptrace.notation.parser import read
from steptrace.rubric import Progress, alike, read_milestone
from steptrace.tracer import trace


def test_lines_are_alike_by_form():
    """Are sigma and its definition alike, and equal lines of another form not?"""
    assert alike(read("sigma(x)^2"), read("(1/(1 + e^-x))^2"))
    assert alike(read("d/dx[sigma(x)]/sigma(x)"), read("sigma'(x)/sigma(x)"))
    assert not alike(read("sigma(x)"), read("e^x/(e^x + 1)"))


QUOTIENT = """d/dx e^x/(e^x + 1)
= (d/dx[e^x] (e^x + 1) - e^x d/dx[e^x + 1])/(e^x + 1)^2
= (e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2
= e^x/(e^x + 1)^2"""
BY_CHAIN = """d/dx e^x/(e^x + 1)
= d/dx[1 - (e^x + 1)^-1]
= (e^x + 1)^-2 e^x
= e^x/(e^x + 1)^2"""


def test_a_rule_that_is_asked_for_must_be_used():
    """Do steps by another rule earn their parts, and not that of the rule, which is named?"""
    asked = {"start": "d/dx e^x/(e^x + 1)", "end": "e^x/(e^x + 1)^2", "by": ["quotient rule"]}
    assert check_derivation(QUOTIENT, **asked, points=2) == 2
    assert check_derivation(BY_CHAIN, **asked, points=2) == 1
    with pytest.raises(NotYet, match="no step is made by the quotient rule"):
        check_derivation(BY_CHAIN, **asked)


def test_true_lines_before_a_slip_earn_half_their_share():
    """Do three lines with one slip earn half of two thirds, less than without?"""
    asked = {"start": "d/dx e^x/(e^x + 1)", "end": "e^x/(e^x + 1)^2", "points": 3}
    slipped = QUOTIENT.replace("- e^x e^x)", "+ e^x e^x)")
    ends_wrong = "\n".join(slipped.splitlines()[:3])
    assert check_derivation(QUOTIENT, **asked) == 3
    assert check_derivation(ends_wrong, **asked) == 0.75
    assert check_derivation(QUOTIENT.splitlines()[0], **asked) == 0
    assert check_derivation("\n".join(QUOTIENT.splitlines()[::3]) + "\n= 0", **asked) < 3


def test_each_leap_costs_its_share_where_each_step_is_asked_for():
    """Does a leap cost something with steps="each", and nothing without?"""
    text = "d/dx ln(1/(1 + e^-x))\n= e^-x/(1 + e^-x)\n= 1/(e^x + 1)"
    asked = {"start": "d/dx ln(1/(1 + e^-x))", "end": "1/(e^x + 1)", "points": 4}
    assert check_derivation(text, **asked) == 4
    assert check_derivation(text, **asked, steps="each") == 2


def test_leaps_cost_their_share_where_each_step_is_asked(capsys):
    """Is a leap free, unless each step is to be shown?"""
    text = "d/dx (e^(x^2) + 1)^3\n= 6x e^(x^2) (e^(x^2) + 1)^2\n= 6x (e^(x^2) + 1)^2 e^(x^2) * 1"
    milestones = {"start": "d/dx (e^(x^2) + 1)^3", "end": "6x (e^(x^2) + 1)^2 e^(x^2)", "points": 2}
    step = text.replace("\n", "\n= 3(e^(x^2) + 1)^2 * d/dx[e^(x^2) + 1]\n", 1)
    assert check_derivation(step, **milestones) == 2
    assert check_derivation(step, **milestones, steps="each") < 2
    assert "more than one idea" in capsys.readouterr().out


IMPLICIT = """e^y = 1/(1 + e^-x)
e^y (1 + e^-x) = 1
e^y y' (1 + e^-x) + e^y (-e^-x) = 0
y' (1 + e^-x) = e^-x
y' = e^-x/(1 + e^-x)
y' = 1/(e^x + 1)"""
EQUATIONS = {
    "start": "e^y = 1/(1 + e^-x)",
    "through": ["e^y (1 + e^-x) = 1"],
    "by": ["differentiate both sides"],
    "end": "y' = 1/(e^x + 1)",
}


@pytest.mark.parametrize(
    "text",
    [
        IMPLICIT,
        IMPLICIT.replace("y'", "dy/dx"),
        "\n".join(" = ".join(line.split(" = ")[::-1]) for line in IMPLICIT.splitlines()),
        IMPLICIT.replace("\ny' = 1/", "\n= 1/"),
    ],
)
def test_equations_are_met_by_both_sides(text):
    """Is an equation that was asked for met, however y' and the sides are written?"""
    assert check_derivation(text, **EQUATIONS, points=3) == 3


def test_a_chain_that_never_differentiates_does_not_meet_a_slope():
    """Does a true derivation that has the right-hand sides alone meet the start and not the end?"""
    text = "e^y = 1/(1 + e^-x)\n1 - e^y = 1 - 1/(1 + e^-x)\n= 1/(e^x + 1)"
    milestones = [
        read_milestone(milestone, "x") for milestone in (EQUATIONS["start"], EQUATIONS["end"])
    ]
    assert Progress.of(trace(text), milestones).places == [0, None]
    assert check_derivation(text, **EQUATIONS, points=3) < 1
    with pytest.raises(NotYet, match="Line 3 is not the end yet"):
        check_derivation(text, start=EQUATIONS["start"], end=EQUATIONS["end"])


def test_an_equation_next_to_the_start_is_no_way():
    """Is a slope right below the curve a jump, unless both sides were differentiated?"""
    asked = {"start": EQUATIONS["start"], "end": EQUATIONS["end"]}
    ends = IMPLICIT.splitlines()[0], IMPLICIT.splitlines()[-1]
    with pytest.raises(NotYet, match="no step leads there yet"):
        check_derivation("\n".join(ends), **asked)
    check_derivation("y^2 = x\n2y y' = 1", start="y^2 = x", end="2y y' = 1", points=1)


def test_equations_with_one_right_hand_side_are_different_lines():
    """Do two equations with zero on the right both count after a slip?"""
    slipped = IMPLICIT.replace("(-e^-x) = 0", "(e^-x) = 0")
    lines = [*slipped.splitlines()[:3], "y' (1 + e^-x) + e^-x = 0", "y' = -e^-x/(1 + e^-x)"]
    asked = {key: EQUATIONS[key] for key in ("start", "end")}
    one = check_derivation("\n".join(lines[:3]), **asked, points=4)
    assert one < check_derivation("\n".join(lines), **asked, points=4) < 4


def test_a_rule_that_is_missing_is_named_in_english():
    """Is it said that no step differentiates both sides, or is made by the rule?"""
    text = "y = x^2\ny - x^2 = 0\ny/x = x"
    with pytest.raises(NotYet, match="no step differentiates both sides"):
        check_derivation(text, start="y = x^2", end="y/x = x", by=["differentiate both sides"])


@pytest.mark.parametrize(
    "text",
    [
        "let p = sigma(z)\nd/dz ln(p)\n= d/dp[ln(p)] * d/dz[p]\n= 1/p * sigma'(z)\n= 1 - p",
        "let p = sigma(z)\nd/dz ln(p)\n= 1/p * d/dz[sigma(z)]\n= 1 - p",
        "p = sigma(z)\nL = ln(p)\ndL/dz = dL/dp * dp/dz\n= 1/p * p'\n= 1 - sigma(z)",
    ],
)
def test_a_line_is_met_with_given_names_put_in(text):
    """Is a line met whether a name or its meaning stands in it, and the start by dL/dz?"""
    asked = {"start": "d/dz[ln(p)]", "through": ["1/p * d/dz[p]"], "end": "1 - p"}
    assert check_derivation(text, **asked, points=2) == 2


def test_of_neighbours_that_are_alike_the_one_that_is_written_so_is_met():
    """Does a line that cancels to the next one stand between two milestones, and cost no part?"""
    text = "d/dx ln(sigma(x))\n= sigma(x) (1 - sigma(x))/sigma(x)\n= 1 - sigma(x)\n= sigma(-x)"
    asked = {"start": "d/dx ln(sigma(x))", "end": "sigma(-x)"}
    through = ["sigma'(x)/sigma(x)", "1 - sigma(x)"]
    milestones = [read_milestone(milestone) for milestone in (asked["start"], *through)]
    assert Progress.of(trace(text), milestones).places == [0, None, 2]
    assert check_derivation(text, **asked, through=through, points=3) == 2


def test_a_milestone_written_with_sigma_put_in_is_met_where_it_stands():
    """Does the line that cancels count where the milestone has sigma written out?"""
    text = (
        "d/dx ln(sigma(x))\n= sigma(x) (1 - sigma(x))/sigma(x)\n= 1 - 1/(1 + e^-x)\n= 1/(e^x + 1)"
    )
    milestones = ["d/dx ln(sigma(x))", "sigma'(x)/sigma(x)", "1 - sigma(x)", "1/(e^x + 1)"]
    assert Progress.of(trace(text), list(map(read_milestone, milestones))).places == [0, None, 2, 3]


GIVEN = """let z = {}
d/dx sigma(z)
= sigma'(z) * d/dx[z]
= 2 sigma(z) (1 - sigma(z))"""
WITH_Z_WRITTEN_OUT = {
    "start": "d/dx sigma(z)",
    "end": "2 sigma(2x + 1) (1 - sigma(2x + 1))",
}


def test_a_name_with_another_meaning_is_named_by_its_line():
    """Is the line of `let` blamed where the last line has the form of the end?"""
    with pytest.raises(NotYet, match="but z should stand for something else: look at line 1"):
        check_derivation(GIVEN.format("2x - 1"), **WITH_Z_WRITTEN_OUT)
    check_derivation(GIVEN.format("1 + 2x"), **WITH_Z_WRITTEN_OUT)


@pytest.mark.parametrize("text", ["let p = 2x\nd/dx p\n= 2", "let p = 2x^2\nd/dx[p^2/2]\n= p p'"])
def test_an_end_that_is_not_reached_yet_blames_no_name(text):
    """Is a line that has not the form of the end told so, though names were given?"""
    start = text.splitlines()[1]
    with pytest.raises(NotYet, match="Line 3 is not the end yet"):
        check_derivation(text, start=start, end="8x^3")


def test_an_end_in_another_form_blames_no_name():
    """Is a meaning that equals the one asked for left alone, though tidying does not show it?"""
    text = "let p = (x + 1)^2\nln(p^2)/2\n= ln(p)"
    with pytest.raises(NotYet, match="Line 3 is not the end yet"):
        check_derivation(text, start="ln(p^2)/2", end="ln(x^2 + 2x + 1)")
