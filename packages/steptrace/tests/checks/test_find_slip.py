"""Tests of the checks of find-the-slip exercises."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from steptrace.checks.find_slip import check_slip
from steptrace.checks.outcome import NotYet
from steptrace.errors import Misused

SOUND = "d/dx x^3\n= 3x^2"
SLIP = """d/dx e^x/(e^x + 1)
= ((e^x)' (e^x + 1) - (e^x + 1)' e^x)/(e^x + 1)^2
= (e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2
= e^x (e^x + 1)/((e^x + 1)(e^x + 1)) - e^x e^x/((e^x + 1)(e^x + 1))
= sigma(x) - sigma(x)^2 = sigma(x)(1 - sigma(x))"""
MENDED = "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2"
FORMS = [MENDED, "(e^(2x) + e^x - e^(2x))/(e^x + 1)^2"]
SHEET = {"rule": "quotient rule", "correction": FORMS}
ANSWER = {"line": 5, "rule": "quotient rule", "correction": MENDED}
# No line of this one is true and worked out, but for the mended one.
SHORT = "d/dx (x^2 + 1)^3\n= 3 (x^2 + 1)^2"
OF_SHORT = {"rule": "chain rule", "correction": ["3 (x^2 + 1)^2 * 2x"]}


def _earned(answer, part=None):
    return check_slip(answer, SOUND, SLIP, **SHEET, part=part, points=3)


def _of_short(correction, part=None):
    answer = {"line": 2, "rule": "chain rule", "correction": correction}
    return check_slip(answer, SHORT, **OF_SHORT, part=part, points=3)


@pytest.mark.parametrize(
    "correction",
    [
        *FORMS,
        "= " + MENDED,
        "((1 + e^x) e^x - (e^x)^2) (e^x + 1)^-2",
        "-(e^(2x) - e^x (e^x + 1))/(e^x + 1)^2",
    ],
)
@pytest.mark.parametrize("rule", ["quotient rule", " Quotient  Rule ", "quotient-rule"])
def test_right_answers_earn_everything(correction, rule):
    """Does every form of the correction count, and the rule's name however it is typed?"""
    answer = {"line": 5, "rule": rule, "correction": correction}
    assert _earned(answer) == 3
    assert [_earned(answer, part) for part in ("line", "rule", "correction")] == [3, 3, 3]


NUMBERS = [np.int64(5), np.uint8(5), 5.0, np.float32(5), np.array(5), Fraction(5), sympy.Integer(5)]


@pytest.mark.parametrize("line", NUMBERS, ids=lambda line: type(line).__name__)
def test_a_line_is_any_whole_number(line):
    """Is the number of a line one of any type?"""
    assert _earned(ANSWER | {"line": line}, "line") == 3


@pytest.mark.parametrize("part", ["line", "rule"])
def test_line_and_rule_are_lost_alone(part):
    """Is a third lost by a line or a rule that is missing, and that part's own marks alone?"""
    answer = ANSWER | {part: None}
    assert _earned(answer) == 2
    assert {name: _earned(answer, name) for name in ANSWER} == {**dict.fromkeys(ANSWER, 3), part: 0}


# What works on the line without being the mended one: a bracket, a sign, a factor or a power lost,
# the slip made throughout, a derivative left.
TRIES = [
    "e^x (e^x + 1) - e^x e^x/(e^x + 1)^2",
    "(e^x (e^x + 1) + e^x e^x)/(e^x + 1)^2",
    "(e^x (e^x + 1) - e^x)/(e^x + 1)^2",
    "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)",
    "(e^x (e^x - 1) - e^x e^x)/(e^x - 1)^2",
    "(e^x (e^x + 1) - (e^x + 1)' e^x)/(e^x + 1)^2",
]


@pytest.mark.parametrize("correction", TRIES)
def test_line_and_rule_count_beside_a_try(correction):
    """Do both count beside a correction that is wrong and works on the line?"""
    earned = {part: _earned(ANSWER | {"correction": correction}, part) for part in ANSWER}
    assert earned == {"line": 3, "rule": 3, "correction": 0}


# What the tutor and the sheet give away, with nothing mended.
GIVEN_AWAY = [
    None,
    "x",
    "mend the sign",
    "(e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2",
    "((e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2) * (x + 5)/(x + 5)",
    "(e^x (e^x - 1) + e^x e^x)/(e^x + 1)^2",
    "(e^x (e^x - 2) - e^x e^x)/(e^x + 1)^2",
    "e^x (e^x + 1)/((e^x + 1)(e^x + 1)) - e^x e^x/((e^x + 1)(e^x + 1)) + ln(1)",
    "sigma(x) (1 - sigma(x)) + ln(1)",
    "sigma(x) (1 - sigma(x)) d/dx[e^x]/e^x",
    "(d/dx[e^x] (e^x + 1) - d/dx[1 + e^x] e^x)/(e^x + 1)^2",
    "2 ((e^x)' (e^x + 1) - (e^x + 1)' e^x)/(e^x + 1)^2/2",
    "3x^2",
]


@pytest.mark.parametrize("correction", GIVEN_AWAY)
def test_line_and_rule_alone_are_no_answer(correction, capsys):
    """Does nothing count where the correction mends nothing, with a word on why?"""
    answer = ANSWER | {"correction": correction}
    assert [_earned(answer, part) for part in (None, *ANSWER)] == [0, 0, 0, 0]
    assert "'rule' counts together with the correction" in capsys.readouterr().out


def test_another_true_line_earns_half(capsys):
    """Is a true line worth half of its part, where none of its value is printed?"""
    assert [_of_short("6x (x^2 + 1)^2", part) for part in (None, *ANSWER)] == [3, 3, 3, 3]
    assert [_of_short("6x^5 + 12x^3 + 6x", part) for part in (None, *ANSWER)] == [2.5, 3, 3, 1.5]
    assert "It earns half" in capsys.readouterr().out
    with pytest.raises(NotYet, match="true, but more is changed"):
        check_slip(
            {"line": 2, "rule": "chain rule", "correction": "6x^5 + 12x^3 + 6x"}, SHORT, **OF_SHORT
        )


MISUSED = [
    ([], "Give correction="),
    (["3 (x^2 + 1)^2 * x"], "not what the line before"),
    (["3 (x^2 + 1)^2 * d/dx[x^2 + 1]"], "not what the line before"),
    (["3 (x^2 + 1)^2 * 2x", "2x (1 + x^2)^2 * 3", "3 (1 + x^2)^2"], "not what the line before"),
]


@pytest.mark.parametrize(("forms", "message"), MISUSED)
def test_a_mended_line_that_is_none_is_refused(forms, message):
    """Is the author told that a form is missing, not true, or not worked out?"""
    answer = {"line": 2, "rule": "chain rule", "correction": "x"}
    for part in (None, "line"):
        with pytest.raises(Misused, match=message):
            check_slip(answer, SHORT, rule="chain rule", correction=forms, part=part, points=1)


def test_a_mended_line_that_is_printed_is_refused():
    """Is the author told that a form can be copied?"""
    with pytest.raises(Misused, match="written like line 6"):
        check_slip(
            ANSWER,
            SOUND,
            SLIP,
            rule="quotient rule",
            correction=["e^x (1 + e^x)/(e^x + 1)^2 - (e^x)^2/(e^x + 1)^2"],
            points=1,
        )


WRONG = [
    ("line", 3, "not where it breaks"),
    ("line", 6, "not where it breaks"),
    ("line", 99, "a whole number from 1 to 7"),
    ("line", 0, "a whole number from 1 to 7"),
    ("line", True, "a whole number from 1 to 7"),
    ("line", np.True_, "a whole number from 1 to 7"),
    ("line", 5.5, "a whole number from 1 to 7"),
    ("line", float("nan"), "a whole number from 1 to 7"),
    ("line", np.array([5]), "a whole number from 1 to 7"),
    ("line", "5", "a whole number from 1 to 7"),
    ("line", [5], "a whole number from 1 to 7"),
    ("rule", "chain rule", "It is not the chain rule. Read again which step the task asks about"),
    ("rule", "magic", "a name from the list of the task"),
    ("rule", 5, "a name from the list of the task"),
    ("rule", ["quotient rule"], "a name from the list of the task"),
    ("correction", "(e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2", "does not follow"),
    ("correction", "sigma(x) (1 - sigma(x))", "repeats line 7"),
    ("correction", "sigma(x) (1 - sigma(x)) + x - x", "repeats line 7"),
    ("correction", "sigma(x) - sigma(x)^2 + 0", "repeats line 7"),
    ("correction", "d/dx[e^x/(e^x + 1)] * 1", "repeats line 3"),
    ("correction", "(e^x)'/(e^x + 1)^2", "still holds a derivative"),
    ("correction", "sigma'(x)", "still holds a derivative"),
    ("correction", "0/0", "is not the broken line with its slip mended"),
    ("correction", "e^x/(e^x + 1)^2", "is not the broken line with its slip mended"),
    ("correction", "2 3", "cannot be read"),
    ("correction", "a + b = c", "one expression without ="),
    ("correction", "let a = 3", "one expression without ="),
    ("correction", 5, "a text in quotes"),
    ("correction", " ", "not filled in yet"),
]


@pytest.mark.parametrize(("part", "value", "message"), WRONG)
def test_wrong_parts_earn_nothing_and_say_why(part, value, message, capsys):
    """Does each wrong part earn nothing, with a message that names what fails?"""
    assert _earned(ANSWER | {part: value}, part) == 0
    said = capsys.readouterr().out
    assert message in said
    assert MENDED not in said
    with pytest.raises(NotYet):
        check_slip(ANSWER | {part: value}, SOUND, SLIP, **SHEET, part=part)


@pytest.mark.parametrize("answer", [None, "", 5, [], {}, {3: 4}, np.array([1, 2]), "line 5"])
@pytest.mark.parametrize("part", ["line", "rule", "correction", None])
def test_nonsense_gets_a_kind_message(answer, part, capsys):
    """Is anything but a dict with the parts told what was expected?"""
    assert _earned(answer, part) == 0
    assert capsys.readouterr().out.strip()


def test_the_visible_check_tells_the_form_alone(capsys):
    """Does the check without a rule praise a wrong answer's form as it does a right one's?"""
    wrong = {"line": 1, "rule": "algebra", "correction": "x"}
    for answer in (ANSWER, wrong):
        assert check_slip(answer, SOUND, SLIP) is None
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    for answer in ({}, ANSWER | {"rule": "magic"}, ANSWER | {"correction": "2 3"}):
        with pytest.raises(NotYet):
            check_slip(answer, SOUND, SLIP)
