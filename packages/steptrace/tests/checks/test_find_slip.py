"""Tests of the checks of find-the-slip exercises."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from steptrace.checks.find_slip import check_slip
from steptrace.checks.outcome import NotYet

SOUND = "d/dx x^3\n= 3x^2"
SLIP = """d/dx e^x/(e^x + 1)
= ((e^x)' (e^x + 1) - (e^x + 1)' e^x)/(e^x + 1)^2
= (e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2
= e^x (e^x + 1)/((e^x + 1)(e^x + 1)) - e^x e^x/((e^x + 1)(e^x + 1))
= sigma(x) - sigma(x)^2 = sigma(x)(1 - sigma(x))"""
MENDED = "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2"
ANSWER = {"line": 5, "rule": "quotient rule", "correction": MENDED}


def _earned(answer, part=None):
    return check_slip(answer, SOUND, SLIP, rule="quotient rule", part=part, points=3)


@pytest.mark.parametrize(
    "correction",
    [MENDED, "= " + MENDED, "e^x/(e^x + 1)^2", "(e^(2x) + e^x - e^(2x))/(e^x + 1)^2"],
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


@pytest.mark.parametrize("part", ["line", "rule", "correction"])
def test_each_part_counts_for_itself(part):
    """Is a third lost by each part that is missing, and that part's own marks alone?"""
    answer = ANSWER | {part: None}
    assert _earned(answer) == 2
    assert {name: _earned(answer, name) for name in ANSWER} == {**dict.fromkeys(ANSWER, 3), part: 0}


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
    ("correction", "0/0", "A person should look"),
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
        check_slip(ANSWER | {part: value}, SOUND, SLIP, rule="quotient rule", part=part)


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
