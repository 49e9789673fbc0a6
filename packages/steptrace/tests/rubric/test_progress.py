"""Tests of what a derivation earns: each sentence of docs/marking.md, by examples."""

import pytest
from steptrace.rubric.milestones import Rubric
from steptrace.rubric.progress import Progress
from steptrace.tracer import trace

START, END = "d/dx 1/(1 + e^-x)", "sigma(x) (1 - sigma(x))"
RULE, PRINTED = "-(1 + e^-x)^-2 * d/dx[1 + e^-x]", "e^-x/(1 + e^-x)^2"
WORKED = "-(1 + e^-x)^-2 * (-e^-x)"
TAIL = "1/(1 + e^-x) - 1/(1 + e^-x)^2"
SIGMOID = {
    "start": START,
    "end": END,
    "through": [("the rule", RULE), PRINTED],
    "between": [[], [WORKED], [TAIL]],
}


def legs(*lines, asked=SIGMOID):
    """The number of legs that a derivation earns."""
    rubric = Rubric.read(**asked)
    attempt = trace("\n= ".join(lines), asked.get("constants", ()))
    count = len(rubric.milestones) - 1 + len(rubric.by)
    return pytest.approx(Progress.of(attempt, rubric).share * count)


@pytest.mark.parametrize(
    "lines",
    [
        (START, RULE, PRINTED, END),
        (START, RULE, WORKED, PRINTED, TAIL, END),
        ("d/dx (1 + exp(-x))^-1", "d/dx[1 + e^-x] * (-1)/(1 + e^-x)^2", PRINTED, END),
        (START, RULE, PRINTED, PRINTED + " + x - x", "(1 - sigma(x)) sigma(x)"),
        ("let u = 1 + e^-x\nd/dx u^-1", "d/du[1/u] * d/dx[u]", PRINTED, END),
    ],
)
def test_all_legs_are_earned(lines):
    """Does a line count in any honest form, and a line that leads nowhere cost nothing?"""
    assert legs(*lines) == 3


@pytest.mark.parametrize(
    "lines",
    [
        (START,),
        (START, END),
        (START, PRINTED, END),
        (START, PRINTED + " + 0", PRINTED, END + " + x - x", END),
        (START, PRINTED, "1/(1 + e^-x) * (1 - 1/(1 + e^-x))", END),
        (END, END),
        (START, "5", END),
        (RULE, PRINTED, TAIL, END),
    ],
)
def test_what_the_sheet_prints_earns_nothing(lines):
    """Does a copy of the printed lines earn nothing, padded or not?"""
    assert legs(*lines) == 0


@pytest.mark.parametrize(
    ("lines", "earned"),
    [
        ((START, WORKED, PRINTED, END), 2),  # the rule left out, its place taken
        ((START, RULE, WORKED, END), 2),  # the printed line left out, its place taken
        ((START, RULE, END), 1),
        ((START, RULE, PRINTED), 2),
        ((START, PRINTED, TAIL, END), 1),
        ((START, TAIL, END), 0),  # two in a row
        ((START, TAIL, PRINTED, END), 0),  # a line of a later leg
        ((START, "-(-(" + PRINTED + "))", PRINTED, END), 0),
        ((START, "(-1) * (-1) * " + PRINTED, PRINTED, END), 0),
    ],
)
def test_a_line_that_is_left_out_costs_the_legs_beside_it(lines, earned):
    """Is one of them given back where a line of the way takes its place?"""
    assert legs(*lines) == earned


def test_cancelling_signs_are_worked_out_in_a_printed_line():
    """Is a printed line not there yet while two minus signs stand in it?"""
    assert legs(START, RULE, WORKED, TAIL, END) == 2
    assert legs(START, RULE, WORKED, PRINTED, "-sigma(x) (-(1 - sigma(x)))") == 2


@pytest.mark.parametrize(
    ("lines", "earned"),
    [
        ((START, RULE, "-(1 + e^-x)^-2 e^-x", PRINTED, END), 2),  # no step as the reference's
        ((START, RULE, WORKED, "-e^-x/(1 + e^-x)^2", PRINTED, END), 2.5),
        ((START, RULE, PRINTED, END, "1 - sigma(x)"), 2.5),  # after the end
        ((START, "-(1 + e^-x)^-2", RULE, PRINTED, END), 2),
        # The slip is in the line asked for.
        ((START, RULE.removeprefix("-"), WORKED, PRINTED, END), 2.5),
        ((START, RULE.removeprefix("-"), PRINTED, END), 0),
        ((START, "cos(x)", WORKED, PRINTED, END), 0),
    ],
)
def test_a_slip_that_is_mended_costs_half_of_its_leg(lines, earned):
    """Is the other half earned by a step as the reference makes it?"""
    assert legs(*lines) == earned


@pytest.mark.parametrize(
    ("lines", "earned"),
    [
        # The sign of the inner derivative, which has a name.
        ((START, RULE, "-(1 + e^-x)^-2 e^-x", "-e^-x/(1 + e^-x)^2", "-" + END), 1.5),
        ((START, "(1 + e^-x)^-2 d/dx[1 + e^-x]", "-" + PRINTED, "-" + END), 1),
        ((START, RULE, "-(1 + e^-x)^-2 e^-x", "-5 e^-x/(5 (1 + e^-x)^2)"), 1),
        # A slip with a name, in a line that is like none of the way to the next milestone.
        ((START, "-" + END, "-e^-x/(1 + e^-x)^2", "-" + END), 0),
        ((START, "-" + PRINTED + " + x - x", "-" + PRINTED, "-" + END), 0),
        # No slip has these values.
        ((START, RULE, "cos(x)", "cos(x) + e^-x/(1 + e^-x)^2 - e^-x/(1 + e^-x)^2"), 1),
        ((START, "7 + x", PRINTED + " + 7 + x - " + PRINTED), 0),
    ],
)
def test_after_a_slip_with_a_name_a_later_leg_earns_half(lines, earned):
    """Does work go on after a named slip, where it is like the way, and not after another?"""
    assert legs(*lines) == earned


CURVE = {
    "start": "e^y = 1/(1 + e^-x)",
    "end": "y' = 1/(e^x + 1)",
    "through": [
        ("cleared", "e^y (1 + e^-x) = 1"),
        ("differentiated", "e^y y' (1 + e^-x) + e^y (-e^-x) = 0"),
        ("divided", "y' (1 + e^-x) = e^-x"),
    ],
    "between": [[], [], [], ["y' = e^-x/(1 + e^-x)"]],
}
CLEARED, DIFFERENTIATED, DIVIDED = (forms[1] for forms in CURVE["through"])


def equations(*lines):
    """The number of legs that equations earn."""
    attempt = trace("\n".join(lines))
    return pytest.approx(4 * Progress.of(attempt, Rubric.read(**CURVE)).share)


@pytest.mark.parametrize(
    ("lines", "earned"),
    [
        ((CLEARED, DIFFERENTIATED, DIVIDED), 4),
        (("1 = e^y + e^(y - x)", CLEARED, DIFFERENTIATED, "e^-x = (1 + e^-x) dy/dx"), 4),
        (("0 = 1", DIVIDED), 0),
        (("0 = 1",), 0),
        (("y = x^2", "y' = 2x"), 0),
        (("e^y = x", "e^y y' = 1"), 0),
        (("y = x + 1", "y = (x^2 + x)/x", "y = (x^3 + x^2)/x^2"), 0),
        (("0 = 0",), 0),
        ((DIVIDED,), 1),  # a line that the sheet does not print
    ],
)
def test_equations_earn_by_the_same_sentences(lines, earned):
    """Do equations that lead nowhere, or are of another curve, earn nothing?"""
    assert equations(CURVE["start"], *lines, CURVE["end"]) == earned


def test_letters_of_the_exercise_keep_their_meaning():
    """Does a meaning for a letter of the sheet earn nothing, and one for an own name count?"""
    asked = {
        "start": "d/dw L",
        "end": "2 (w x - t) x",
        "given": ["z = w x", "L = (z - t)^2"],
        "through": [("the chain rule", "d/dz[L] * d/dw[z]")],
    }
    right = "d/dw L\n= d/dz[L] * d/dw[z]\n= 2 (z - t) x"

    def earned(*meanings):
        text = "\n".join([*(f"let {meaning}" for meaning in meanings), right])
        progress = Progress.of(trace(text), Rubric.read(**asked))
        return progress.share, progress.overruled()

    given = ("z = w x", "L = (z - t)^2")
    assert earned(*given) == (1, None)
    assert earned("z = w * x", "L = (t - z)^2") == (1, None)
    assert earned(*given, "t = z") == (0, "t")
    assert earned("x = 0", *given) == (0, "x")
    assert earned("z = w x", "L = 0 z") == (0, "L")
    assert earned("z = w x", "L = (z + t)^2") == (0.5, None)  # a misprint


def test_another_true_way_earns_half():
    """Does a way that was not asked for earn half of what it would earn if it were?"""
    asked = {
        "start": "d/dx (x^2 + 1)^2",
        "end": "4x (x^2 + 1)",
        "through": [("the chain rule", "2 (x^2 + 1) * d/dx[x^2 + 1]")],
        "alternatives": [[("multiplied out", "d/dx[x^4 + 2x^2 + 1]"), ("worked", "4x^3 + 4x")]],
    }
    way = ("d/dx (x^2 + 1)^2", "d/dx[x^4 + 2x^2 + 1]", "4x^3 + 4x", "4x (x^2 + 1)")
    assert legs(*way, asked=asked) == 1
    assert legs(way[0], way[-1], asked=asked) == 0


def test_a_rule_counts_on_sound_steps_only():
    """Is a rule that is asked for seen only where a step begins at a line that agrees?"""
    asked = {
        "start": "d/dx e^(2x)",
        "end": "2e^(2x)",
        "between": [["e^(2x) * d/dx[2x]"]],
        "by": ["exponential rule"],
    }
    assert legs(asked["start"], asked["between"][0][0], asked["end"], asked=asked) == 2
    assert legs(asked["start"], "7", "7 + 0 d/dx e^(3x)", "7 + 0 * 3e^(3x)", asked=asked) == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_sound_line_before_a_slip_never_lowers_the_mark(seed):
    """Does one more true line anywhere before a slip earn as much or more?"""
    lines = [START, RULE, WORKED, PRINTED, TAIL, END, "sigma(x)"]
    for kept in range(1, len(lines)):
        for place in range(1, kept):
            less = [*lines[: place + seed % 2], *lines[place + 1 : kept], "cos(x)"]
            more = [*lines[:kept], "cos(x)"]
            assert _number(less) <= _number(more)


def _number(lines):
    return legs(*lines).expected
