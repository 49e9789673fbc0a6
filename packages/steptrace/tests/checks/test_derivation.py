"""Tests of checks of derivations and expressions: which answers earn points, and how many."""

import contextlib

import numpy as np
import pytest
from steptrace.checks.derivation import check_derivation, check_expression
from steptrace.checks.outcome import NotYet
from steptrace.tracer import trace

START, END = "d/dx 1/(1 + e^-x)", "sigma(x) (1 - sigma(x))"
WORKED, MIDDLE = "-(1 + e^-x)^-2 * d/dx[1 + e^-x]", "e^-x/(1 + e^-x)^2"


def _lines(*lines):
    return "\n= ".join(lines)


ASKED = {
    "start": START,
    "end": END,
    "through": [("the outer derivative times the inner one, which waits", WORKED), MIDDLE],
    "between": [[], ["-(1 + e^-x)^-2 (-e^-x)"], ["1/(1 + e^-x) - 1/(1 + e^-x)^2"]],
}


def _earned(text, capsys):
    earned = check_derivation(text, **ASKED, points=3)
    return earned, capsys.readouterr().out


RIGHT = [
    _lines(START, WORKED, MIDDLE, END),
    _lines("sigma'(x) = " + START, WORKED, "-(1 + e^-x)^-2 (-e^-x)", MIDDLE, END),
    _lines("L = " + START, WORKED, MIDDLE, END),
    _lines("d/dx (1 + exp(-x))^-1", "d/dx[1 + e^-x] * (-1)/(1 + e^-x)^2", MIDDLE, END),
    _lines(START, WORKED, "-e^-x/(-(1 + e^-x)^2)", MIDDLE, "(1 - sigma(x)) sigma(x)"),
    "\n\n" + _lines(START + "  # to begin with", WORKED + " # chain rule", MIDDLE, END) + "\n",
    _lines(START, WORKED, MIDDLE + " = 1/(1 + e^-x) - 1/(1 + e^-x)^2", END),
    _lines("∂/∂x 1/(1 + e^−x)", "−(1 + e^−x)⁻² · ∂/∂x[1 + e^−x]", MIDDLE, "σ(x)·(1 − σ(x))"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_derivations_earn_everything(text, capsys):
    """Do other forms of the lines, more lines, and remarks earn all points, with a green check?"""
    assert _earned(text, capsys) == (3, "Sound, from start to end.\n")
    assert check_derivation(text, **ASKED) is None


CLAIMED = {
    "chian rule": "Line 2: By the chain rule. f(u)' = f'(u) u', the inner derivative as a factor. "
    "What stands after # names no rule. Did you mean chain rule?",
    "product rule": "Line 2: True, but not by the product rule. By the chain rule.",
}


@pytest.mark.parametrize("claim", CLAIMED)
def test_a_wrong_claim_is_told_and_costs_nothing(claim, capsys):
    """Does a rule that is not the one used, or misspelt, earn all, with a word on it?"""
    text = _lines(START, f"{WORKED}  # {claim}", MIDDLE, END)
    earned, said = _earned(text, capsys)
    assert earned == 3
    assert said.startswith(f"Sound, from start to end.\n{CLAIMED[claim]}")
    assert check_derivation(text, **ASKED) is None


def test_a_wrong_claim_is_told_after_what_fails():
    """Does the visible check name the fault first?"""
    text = _lines(START, f"{WORKED}  # product rule", "e^-x")
    with pytest.raises(NotYet, match=r"^Line 3: Does not(.|\n)*\nLine 2: True, but not by the pro"):
        check_derivation(text, **ASKED)


PARTLY = {
    "no rule": (
        _lines(START, "-(1 + e^-x)^-2 (-e^-x)", MIDDLE, END),
        2,
        "1 of 2 lines asked for are there. Missing after line 1: the outer derivative times",
    ),
    "no middle": (
        _lines(START, WORKED, "1/(1 + e^-x) - 1/(1 + e^-x)^2", END),
        2,
        f"1 of 2 lines asked for are there. Missing after line 2: {MIDDLE}.",
    ),
    "slip at the end": (_lines(START, WORKED, MIDDLE, "sigma(x)"), 2, "Line 4: Does not follow"),
    "a slip, mended": (_lines(START, WORKED, "e^-x", MIDDLE, END), 2, "Line 3: Does not follow"),
    "not the end": (_lines(START, WORKED, MIDDLE), 2, "Line 3 is not the end yet"),
}


@pytest.mark.parametrize("name", PARTLY)
def test_what_is_right_so_far_is_earned(name, capsys):
    """Does each leg count for itself, with a message that names what fails?"""
    text, points, message = PARTLY[name]
    earned, said = _earned(text, capsys)
    assert earned == pytest.approx(points)
    assert message in said


NOTHING = {
    "start alone": START,
    "end alone": END,
    "end repeated": _lines(END, END, END),
    "start repeated": _lines(*[START] * 9),
    "jumps": _lines(START, END),
    "jumps, restated": _lines(START, END, END, START, END),
    "what is printed": _lines(START, MIDDLE, END),
    "nonsense between": _lines(START, "5", END),
    "repetition after a slip": _lines(START, "5", "5", "5 * 1", "10/2", "2 + 3", "5"),
    "padding after a slip": _lines(START, "5", "x + 5 - x", "2x + 5 - 2x", "3x + 5 - 3x", "5 + 0"),
    "the variable defined": _lines("x = 0\n= 0", START, WORKED, MIDDLE, END),
    "a letter fixed": "let x = 0\n" + _lines(START, WORKED, MIDDLE, END),
    "nowhere defined": _lines(START, "0/0", WORKED + " + 0/0", MIDDLE, END),
    "unreadable": START + "\n= 2 3\n= " + _lines(WORKED, MIDDLE, END),
}


@pytest.mark.parametrize("name", NOTHING)
def test_an_end_without_a_way_earns_nothing(name, capsys):
    """Do bare ends, repetitions, padding and tricks earn nothing, and say why?"""
    earned, said = _earned(NOTHING[name], capsys)
    assert earned == 0
    assert said.strip()
    with pytest.raises(NotYet):
        check_derivation(NOTHING[name], **ASKED)


@pytest.mark.parametrize("text", [*RIGHT, *(text for text, *_ in PARTLY.values())])
def test_a_green_check_means_full_marks(text, capsys):
    """Is the visible check content exactly where all points are earned?"""
    try:
        content = check_derivation(text, **ASKED) is None
    except NotYet:
        content = False
    assert content == (_earned(text, capsys)[0] == 3)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (_lines(START, WORKED, "5", END), 3),  # breaks
        (_lines(START, WORKED, MIDDLE), 3),  # stops early
        (_lines(START, WORKED, "2 2", END), 3),  # cannot be read
    ],
)
def test_a_check_that_is_not_content_shows_the_lines(text, last, capsys):
    """Is a derivation shown as it was read, up to the line at fault, before the message?"""
    with pytest.raises(NotYet):
        check_derivation(text, **ASKED)
    shown = capsys.readouterr().out
    assert shown == f"{trace(text).until(last)}\n"
    assert END not in shown


@pytest.mark.parametrize("text", ["", START, _lines(START, WORKED, MIDDLE, END)])
def test_a_check_shows_no_table_that_says_nothing(text, capsys):
    """Is no table shown for an empty text, a single line or a derivation that is right?"""
    with contextlib.suppress(NotYet):
        check_derivation(text, **ASKED)
    assert "start" not in capsys.readouterr().out.replace("from start to end", "")


def test_a_leg_between_printed_lines_is_to_be_shown(capsys):
    """Is it said between which two lines of the sheet nothing was written?"""
    asked = {"start": "x + x", "end": "3x - x", "between": [["2x"]], "points": 1}
    assert check_derivation("x + x\n= x + x + 0\n= 3x - x", **asked) == 0
    assert "no line shows how x + x becomes 3x - x." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("meaning", "message"),
    [
        ("x = 0", "Line 1: x is the variable here: it keeps every value."),
        ("a = x", "Line 1: a is a letter of the exercise: it keeps the meaning"),
        ("u = 5", "Line 1: u is a letter of the exercise: it keeps the meaning"),
    ],
)
def test_letters_of_the_exercise_are_told_kindly(meaning, message, capsys):
    """Is a meaning for the variable, a constant or a name of the sheet refused by its line?"""
    asked = {"start": "d/dx[a u]", "end": "2a x", "given": ["u = x^2"], "between": [["a d/dx[u]"]]}
    text = f"let {meaning}\nd/dx[a u]\n= a d/dx[u]\n= 2a x"
    assert check_derivation(text, **asked, points=1) == 0
    assert capsys.readouterr().out.startswith(message)


def test_an_undecided_step_is_left_to_a_person(capsys):
    """Does a step that cannot be settled say so, and not that it is wrong?"""
    odd = MIDDLE + " + sqrt((x + 1000)^2) - x - 1000"
    earned, said = _earned(_lines(START, WORKED, odd, MIDDLE, END), capsys)
    assert earned < 3
    assert "A person should look" in said


def test_the_step_at_fault_is_named_where_its_line_holds_two(capsys):
    """Is it the broken step of a line that is spoken of, not the true one before it?"""
    asked = {"start": "x + x", "end": "2x", "between": [["3x - x"]]}
    check_derivation("x + x\n= 2x = 3x", **asked, points=1)
    assert capsys.readouterr().out.startswith("Line 2: Does not follow.")


@pytest.mark.parametrize("value", [None, 3, 2.5, ["d/dx x"], {"a": 1}, b"x", np.array([1, 2])])
def test_what_is_no_text_gets_a_kind_message(value, capsys):
    """Is a value of another type told what was expected, without an exception?"""
    earned, said = _earned(value, capsys)
    assert earned == 0
    assert said.startswith("A text in quotes was expected here")
    assert check_expression(value, "x", points=1) == 0
    assert capsys.readouterr().out.startswith("A text in quotes was expected here")


@pytest.mark.parametrize("text", ["", "  \n ", "# to do"])
def test_an_empty_answer_is_told_to_begin(text, capsys):
    """Is an empty answer told that there is nothing yet?"""
    earned, said = _earned(text, capsys)
    assert (earned, "nothing to read yet" in said) == (0, True)
    assert check_expression(text, "x", points=1) == 0


@pytest.mark.parametrize("name", [*PARTLY, *NOTHING])
def test_messages_do_not_give_a_line_away(name, capsys):
    """Does a message print no line but the student's own and those the exercise asks for?"""
    text = (PARTLY | NOTHING)[name]
    text = text if isinstance(text, str) else text[0]
    said = _earned(text, capsys)[1].replace("\n", " ")
    for stop in (START, MIDDLE, END):
        said = said.replace(stop, "")
    for line in RIGHT[1].splitlines():
        assert line.removeprefix("= ") not in said or line.removeprefix("= ") in text


@pytest.mark.parametrize(
    "answer", ["2x", "x + x", "x * 2", "x^2/(x/2)", "4x/2", "-(-2x)", "D = 2x"]
)
def test_any_equivalent_expression_is_right(answer, capsys):
    """Does every form of the expression earn its point?"""
    assert check_expression(answer, "2x", points=1) == 1
    assert capsys.readouterr().out == "Right.\n"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("3x", "got 3, expected 2"),
        ("x^2", "Not the same function"),
        ("d/dx x^2", "still holds a derivative"),
        ("x + x = 2x", "without ="),
        ("let a = 2", "without ="),
        ("let a = 2\na x", "without ="),
        ("x x2", "Not readable"),
        ("2x + sqrt((x + 1000)^2) - x - 1000", "A person should look"),
        ("0/0", "A person should look"),
    ],
)
def test_other_expressions_are_not(answer, message, capsys):
    """Does each wrong answer earn nothing and say what is different?"""
    assert check_expression(answer, "2x", points=1) == 0
    assert message in capsys.readouterr().out
    with pytest.raises(NotYet, match=r"\w"):
        check_expression(answer, "2x")


@pytest.mark.parametrize(
    "answer", ["sigma'(x)", "d/dx sigma(x)", "d/dx[-sigma(-x)]", "-(1 - sigma)'(x)"]
)
@pytest.mark.parametrize("expected", [END, "d/dx sigma(x)"])
def test_what_is_left_to_differentiate_is_no_answer(answer, expected, capsys):
    """Is a derivative refused, also by a visible check that states the question and no answer?"""
    assert check_expression(answer, expected, points=1) == 0
    with pytest.raises(NotYet):
        check_expression(answer, expected)
    assert "Right." not in capsys.readouterr().out
    assert check_expression(END, expected, points=1) == 1


def test_names_that_do_not_vary_can_be_told():
    """Is a constant's derivative taken as zero where the exercise says that it is constant?"""
    asked = {"start": "d/dz[t z]", "end": "t", "between": [["dt/dz z + t"]], "points": 2}
    text = "d/dz[t z]\n= dt/dz z + t\n= t"
    assert check_derivation(text, **asked) < 2
    assert check_derivation(text, **asked, constants=["t"]) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("let u = e^x\nu", "Begin with d/dx e^x after the meanings that you give."),
        ("x", "Begin with d/dx e^x in line 1. It is read as x now."),
        ("d/dx[e x]\n= e^x", "Begin with d/dx e^x in line 1. It is read as d/dx[e * x] now."),
        (
            "u = e^x\nd/dx[2u]/2 = u",
            "Line 1: This line gives a name to something. Put let in front",
        ),
        ("\nu = e^x\nd/dx u\n= e^x", "Not readable at line 1, column 1: This line gives a name"),
        ("u + x = e^x\nd/dx u = e^x", "Begin with d/dx e^x in line 1."),
    ],
)
def test_a_derivation_is_told_where_to_begin(text, message, capsys):
    """Is line 1 asked for only where nothing is to stand before it, and shown as it was read?"""
    check_derivation(text, start="d/dx e^x", end="e^x", between=[["1 e^x * 1 + x - x"]], points=1)
    assert capsys.readouterr().out.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("e^y = x\n= y = ln(x)", "Line 2: Here begins an equation, so put => in front."),
        ("e^y = x\n\n= e^y y' = 1\n= y' = 1/x", "Line 3: Here begins an equation"),
        ("e^y = x^2\n=> y' = 2/x", "Begin with e^y = x in line 1. It is read as e^y = x^2 now."),
        ("e^y\n= x", "Begin with e^y = x in line 1. It is read as e^y now."),
    ],
)
def test_equations_are_told_how_to_go_on(text, message, capsys):
    """Is the arrow asked for where line 1 is right and only = stands in front of the next?"""
    asked = {"start": "e^y = x", "end": "y' = 1/x", "between": [["e^y y' = 1"]], "points": 1}
    check_derivation(text, **asked)
    assert capsys.readouterr().out.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("d/dx[u^2]\n= 2u", "Line 1: What u stands for is missing above: let u = e^x"),
        ("let u = e^x\nd/dx[u^2]\n= 2u", "Line 3: Does not follow."),
        ("let v = e^x\nd/dx[u^2]\n= 2u", "Line 2: What u stands for is missing above:"),
    ],
)
def test_a_meaning_of_the_sheet_that_is_left_out(text, message, capsys):
    """Is a missing let named in place of the first line that does not follow without it?"""
    asked = {"start": "d/dx[u^2]", "end": "2e^(2x)", "given": ["u = e^x"], "points": 1}
    check_derivation(text, **asked, between=[["2u * d/dx[u]"]])
    assert capsys.readouterr().out.startswith(message)
