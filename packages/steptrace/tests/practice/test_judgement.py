"""Tests of what is said of an answer to a task."""

import pytest
from steptrace.practice.judgement import judge
from steptrace.practice.patterns import RULES, SLIPS
from steptrace.practice.task import Task

SOUND = "Sound, from start to end."
CUBE = Task("chain rule", "d/dx[(2x + 1)^3]", RULES["chain rule"][0][0])
GATHERED = Task("chain rule", "d/dx[(2x + 1)^3]", RULES["chain rule"][1][0])
CURVE = Task("differentiate both sides", "x^2 + y^2 = 9", RULES["differentiate both sides"][0][0])
GIVEN = Task("substitution", "let u = 2x + 1\nd/dx[u^3]", RULES["substitution"][1][0])
CONSTANT = Task("constant", "d/dx[e^x + a]", SLIPS["constant"][0])

RIGHT = [
    (CUBE, "d/dx[(2x + 1)^3]\n= 3(2x + 1)^2 * d/dx[2x + 1]\n= 3(2x + 1)^2 * 2"),
    (CUBE, "d/dx (2x + 1)^3\n= 6(2x + 1)^2      # chain rule"),
    (CUBE, "d/dx (1 + 2x)^3 = 6(2x + 1)^2"),
    (CUBE, "let u = 2x + 1\nd/dx u^3\n= 3u^2 * d/dx[u]\n= 6u^2"),
    (CUBE, "let a = 2x + 1\nd/dx[a^3]\n= 3a^2 * 2"),
    (CUBE, "d/dx (2x + 1)^3\n= d/dx[8x^3 + 12x^2 + 6x + 1]\n= 24x^2 + 24x + 6"),
    (CUBE, r"\frac{d}{dx}\left[(2x+1)^3\right]" + "\n= 6(2x + 1)^2"),
    (CUBE, "f(x) = (2x + 1)^3\nf'(x) = 3(2x + 1)^2 * 2"),
    (CUBE, "y = (2x + 1)^3\ny' = 6(2x + 1)^2"),
    (CUBE, "y = d/dx[(2x + 1)^3]\n= 6(2x + 1)^2"),
    (CUBE, "y = (2x + 1)^3\ndy/dx = 3(2x + 1)^2 * d/dx[2x + 1]\n= 6(2x + 1)^2"),
    (CUBE, "y = (1 + 2x)^3\n=> y' = 3(2x + 1)^2 * 2\n=> y' = 6(2x + 1)^2"),
    (GATHERED, "d/dx (2x + 1)^3\n= 3(2x + 1)^2 * 2\n= 6(2x + 1)^2"),
    (CURVE, "x^2 + y^2 = 9\n=> 2x + 2y y' = 0\n=> y' = -x/y"),
    (CURVE, "x^2 + y^2 = 9\n2x + 2y dy/dx = 0\ndy/dx = -2x/(2y)\n= -x/y"),
    (GIVEN, "let u = 2x + 1\nd/dx[u^3]\n= 3u^2 * 2\n= 6(2x + 1)^2"),
    (GIVEN, "let v = 2x + 1\nd/dx[v^3]\n= 6v^2\n= 6(2x + 1)^2"),
    (GIVEN, "d/dx[(2x + 1)^3]\n= 6(2x + 1)^2"),
    (CONSTANT, "d/dx[e^x + a]\n= d/dx[e^x] + da/dx\n= e^x + 0"),
    (CONSTANT, "d/dx[e^x + a]\n= e^x"),
]
BEGIN = "Begin with d/dx[(2x + 1)^3]."
NOT_THE_END = "All is true so far. Line {} is not the end yet. "
WRONG = [
    (CUBE, "", "There is nothing to read yet."),
    (CUBE, None, "There is nothing to read yet."),
    (CUBE, "6(2x + 1)^2", BEGIN),
    (CUBE, "d/dx[(2x + 1)^2]\n= 4(2x + 1)", BEGIN),
    (CUBE, "d/dx[8x^3 + 12x^2 + 6x + 1]\n= 24x^2 + 24x + 6", BEGIN),
    (CUBE, "y = (2x + 1)^2\ny' = 4(2x + 1)", BEGIN),
    (CUBE, "y = (2x + 1)^3", BEGIN),
    (CUBE, "y = (2x + 1)^3\ny = (2x + 1)(2x + 1)^2", NOT_THE_END.format(2)),
    (CUBE, "y = (2x + 1)^3\ny' = 3(2x + 1)^2", "Line 2: Does not follow."),
    (CUBE, "y = (2x + 1)^3\ny' = 6(2x + 1)^2\ny'' = 24(2x + 1)", NOT_THE_END.format(3)),
    (CUBE, "let x = 1\nd/dx[(2x + 1)^3]\n= 0", BEGIN),
    (CUBE, "d/dx[(2x + 1)^3]\n= ", "Not readable at line 2"),
    (CUBE, "d/dx[(2x + 1)^3]", NOT_THE_END.format(1)),
    (CUBE, "d/dx[(2x + 1)^3]\n= 3(2x + 1)^2 * d/dx[2x + 1]", NOT_THE_END.format(2)),
    (CUBE, "d/dx[(2x + 1)^3]\n= 3(2x + 1)^2", "Line 2: Does not follow."),
    (CUBE, "d/dx[(2x + 1)^3]\n= 3(2x + 1)^2\n= 6(2x + 1)^2", "Line 2: Does not follow."),
    (GATHERED, "d/dx (2x + 1)^3\n= 3(2x + 1)^2 * 2", NOT_THE_END.format(2)),
    (CURVE, "x^2 + y^2 = 9", NOT_THE_END.format(1)),
    (CURVE, "x^2 + y^2 = 9\n2x + 2y y' = 0", NOT_THE_END.format(2)),
    (CURVE, "x^2 + y^2 = 9\n2x + 2y y' = 0\ny' = x/y", "Line 3: Does not follow."),
    (CURVE, "x^2 + y^2 = 4\n2x + 2y y' = 0\ny' = -x/y", "Begin with x^2 + y^2 = 9."),
    (CURVE, "x^2 + y^2\n= 9", NOT_THE_END.format(2)),
    (GIVEN, "let u = 2x + 1\nd/dx[u^3]\n= 6u^2", NOT_THE_END.format(3)),
    (GIVEN, "let u = x\nd/dx[u^3]\n= 3x^2", "Begin with let u = 2x + 1 and d/dx[u^3]."),
    (CONSTANT, "d/dx[e^x + a]\n= e^x + 1", "Line 2: Does not follow."),
]


@pytest.mark.parametrize(("task", "answer"), RIGHT)
def test_any_sound_way_to_the_end_is_right(task, answer):
    """Is an answer right whatever its way, its names and its notation?"""
    found = judge(task, answer)
    assert (found.said, found.done, found.slips) == (SOUND, True, ())


@pytest.mark.parametrize(("task", "answer", "said"), WRONG)
def test_what_is_not_right_is_told(task, answer, said):
    """Is the first thing that is not right told?"""
    found = judge(task, answer)
    assert found.said.startswith(said)
    assert not found.done


def test_each_slip_in_an_answer_is_remembered():
    """Are slips in several lines all among the slips?"""
    answer = "d/dx[(2x + 1)^3]\n= 3(2x + 1)^2\n= 3(4x^2 + 1)"
    assert judge(CUBE, answer).slips == ("inner-derivative", "power-over-sum")


def test_the_trace_ends_with_the_fault():
    """Is the answer shown up to the line that is wrong, and whole where it is right?"""
    broken = judge(CUBE, "d/dx[(2x + 1)^3]\n= 3(2x + 1)^2\n= 3(2x + 1)(2x + 1)").traced
    assert [line.number for line in broken.derivation.lines] == [1, 2]
    sound = judge(CUBE, "d/dx[(2x + 1)^3]\n= 6(2x + 1)^2").traced
    assert len(sound.derivation.lines) == 2


def test_a_rule_that_is_claimed_wrongly_is_told():
    """Is a wrong claim told beside the praise?"""
    found = judge(CUBE, "d/dx[(2x + 1)^3]\n= 6(2x + 1)^2  # product rule")
    assert found.done
    assert found.said.splitlines()[1:]


def test_what_is_not_decided_waits_for_nobody(monkeypatch):
    """Is a student who practises alone sent on, and not to a person?"""
    answer = "d/dx[(2x + 1)^3]\n= 6(2x + 1)^2"
    monkeypatch.setattr("steptrace.tracer.MAX_BROKEN_LINES", 0)
    found = judge(CUBE, answer + "\n= 6(2x + 1)^2 + 0")
    assert not found.done
    assert found.said.startswith("Line 2 could be neither proved nor refuted.")
