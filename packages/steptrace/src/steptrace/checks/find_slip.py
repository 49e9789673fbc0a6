"""Checks find-the-slip exercises: which line breaks, by which rule, and its correction."""

from dataclasses import dataclass
from functools import lru_cache
from numbers import Real
from typing import Literal

import numpy as np

from steptrace.checks.outcome import Finding, Mark, check, conclude
from steptrace.equality.compare import compare
from steptrace.form.tidy import gathered
from steptrace.form.unevaluated import alike, holds_derivative
from steptrace.messages import parsing
from steptrace.messages import trace as wording
from steptrace.messages.english import ENGLISH
from steptrace.notation.derivation import Line
from steptrace.notation.reader import read_derivation
from steptrace.registry import RULES
from steptrace.step import Step
from steptrace.tracer import judge

say = ENGLISH.say
PARTS = ("line", "rule", "correction")


@dataclass(frozen=True)
class Task:
    """The derivations of an exercise, with lines numbered through, and the step that breaks."""

    last: int
    lines: tuple[Line, ...]
    step: Step
    rule: str | None

    @classmethod
    @lru_cache(maxsize=32)
    def of(cls, derivations: tuple[str, ...], rule: str | None) -> "Task":
        """Trace the derivations and find the step that breaks.

        Parameters
        ----------
        derivations : tuple of str
            The derivations shown, one of them with a slip.
        rule : str or None
            The name of the rule that the student should give.

        Returns
        -------
        Task
            Cached, as every check of the exercise needs it.
        """
        first, lines, steps = 1, [], []
        for text in derivations:
            derivation = read_derivation(text, first)
            lines += derivation.lines
            steps += judge(derivation).steps
            first += len(text.splitlines())
        broken = next(step for step in steps if step.verdict == "breaks")
        return cls(first - 1, tuple(lines), broken, rule)


@check
def check_slip(
    answer: dict,
    *derivations: str,
    rule: str | None = None,
    part: Literal["line", "rule", "correction"] | None = None,
    points: float | None = None,
) -> Mark | None:
    """Check the answer to a find-the-slip exercise.

    Parameters
    ----------
    answer : dict
        Has the keys ``line`` (the number of the line that breaks), ``rule`` (a name of the
        notation) and ``correction`` (what that line should be).
    *derivations : str
        The derivations shown, one of them with a slip; their lines are numbered through.
    rule : str, optional
        The rule to name. Without it and without `part`, only the answer's form is checked.
    part : {None, "line", "rule", "correction"}
        The part to mark; by default all of them.
    points : float, optional
        What the answer is worth. Without it, a problem raises `NotYet`.

    Returns
    -------
    Mark or None
        The points earned; without `part`, each part is worth a third.

    Raises
    ------
    NotYet
        The answer is not right yet and `points` was not given.

    Examples
    --------
    >>> answer = {"line": 2, "rule": "power rule", "correction": "3x^2"}
    >>> check_slip(answer, "d/dx x^3\\n= 3x", rule="power rule", points=3)
    The slip is found, named and mended.
    3.0
    """
    task = Task.of(derivations, rule)
    if part is None and rule is None:
        return conclude(_form(answer, task), say("find slip", "form"), points)
    asked = PARTS if part is None else (part,)
    found = [finding for name in asked if (finding := _finding(name, answer, task))]
    share = 1 - len(found) / len(asked)
    problem = found[0].sentence if found else None
    praise = say("find slip", f"{part or 'all'} right")
    return conclude(problem, praise, points, share, found)


def _finding(name, answer, task):
    """The finding for one part of the answer, None if it is right."""
    malformed = _form(answer, task, name)
    problem = malformed or _CHECKS[name](answer, task)
    if not problem:
        return None
    if name == "correction" and not malformed and _is_undecided(answer, task):
        return Finding(name, None, answer["correction"], problem, needs_person=True)
    return Finding(name, sentence=problem)


def _form(answer, task, part=None):
    """The message for what is wrong with the answer's form, else None."""
    if not isinstance(answer, dict) or not answer:
        return _no_dict(answer)
    asked = PARTS if part is None else (part,)
    missing = [name for name in asked if _is_empty(answer.get(name))]
    if missing:
        return say("find slip", "missing", part=missing[0])
    problems = (_FORMS[name](answer[name], task) for name in asked)
    return next((problem for problem in problems if problem), None)


def _no_dict(answer):
    if answer is None or isinstance(answer, dict):
        return say("find slip", "no answer")
    return say("find slip", "no dict", type=type(answer).__name__)


def _is_empty(value):
    return value is None or (isinstance(value, str) and not value.strip())


def _line_form(line, task):
    is_number = isinstance(_plain(line), Real) and not isinstance(line, bool)
    if is_number and line in range(1, task.last + 1):
        return None
    return say("find slip", "no line", line=line, last=task.last)


def _plain(number):
    """Return what an array of shape () holds, and anything else as it is."""
    return number[()] if isinstance(number, np.ndarray) and not number.ndim else number


def _rule_form(rule, task):
    return None if _name(rule) in RULES else say("find slip", "no rule", rule=rule)


def _name(rule):
    return " ".join(rule.replace("-", " ").split()).lower() if isinstance(rule, str) else None


def _correction_form(correction, task):
    if not isinstance(correction, str):
        return say("find slip", "no text", type=type(correction).__name__)
    derivation = read_derivation(correction.strip().removeprefix("="))
    if derivation.unreadable:
        return say("find slip", "not readable", problem=parsing.located(derivation.unreadable))
    single = not derivation.let and len(derivation.lines) == 1
    return None if single else say("find slip", "not one")


def _check_line(answer, task):
    line = answer["line"]
    return None if line == task.step.line else say("find slip", "other line", line=line)


def _check_rule(answer, task):
    rule = _name(answer["rule"])
    return None if rule == task.rule else say("find slip", "other rule", rule=rule)


def _corrected(answer):
    return read_derivation(answer["correction"].strip().removeprefix("=")).lines[0].node


def _is_undecided(answer, task):
    """Whether a correction may be right, but is neither proved nor refuted."""
    node = _corrected(answer)
    undecided = compare(task.step.before, node).verdict == "undecided"
    return undecided and not holds_derivative(node)


def _check_correction(answer, task):
    node = _corrected(answer)
    comparison = compare(task.step.before, node)
    if comparison.verdict == "undecided":
        return wording.undecided(comparison.ground)
    if comparison.verdict == "different":
        broken = {"line": task.step.line}
        return wording.differing("find slip", "does not follow", comparison.witness, **broken)
    copied = next((line.number for line in task.lines if _repeats(node, line.node)), None)
    if copied is not None:
        return say("find slip", "copied", line=copied)
    return say("find slip", "not worked") if holds_derivative(node) else None


def _repeats(node, line):
    return alike(node, line) or gathered(node) == gathered(line)


_FORMS = {"line": _line_form, "rule": _rule_form, "correction": _correction_form}
_CHECKS = {"line": _check_line, "rule": _check_rule, "correction": _check_correction}
