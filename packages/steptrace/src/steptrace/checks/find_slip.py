"""Checks find-the-slip exercises: which line breaks, by which rule, and its correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Any, Literal

from steptrace.checks.outcome import Finding, Mark, check, conclude
from steptrace.errors import Misused
from steptrace.messages import parsing
from steptrace.messages import trace as wording
from steptrace.messages.english import ENGLISH
from steptrace.notation.reader import read_derivation
from steptrace.registry import RULES
from steptrace.rubric.mending import Correction, Sheet

say = ENGLISH.say
PARTS = ("line", "rule", "correction")


@check
def check_slip(
    answer: dict,
    *derivations: str,
    rule: str | None = None,
    correction: Sequence[str] = (),
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
    correction : sequence of str
        The accepted forms of the mended line, first the one in which the least is changed. They
        are needed to mark any part.
    part : {None, "line", "rule", "correction"}
        The part to mark; by default all of them.
    points : float, optional
        What the answer is worth. Without it, a problem raises `NotYet`.

    Returns
    -------
    Mark or None
        The points earned; without `part`, each part is worth a third. Another true line than the
        mended one earns half of its part if the sheet prints none with nothing left to work out.
        Line and rule count beside a correction that works on the line.

    Raises
    ------
    NotYet
        The answer is not right yet and `points` was not given.
    Misused
        No mended line is given, or one that is not true, or is printed.

    Examples
    --------
    >>> answer = {"line": 2, "rule": "power rule", "correction": "3x^2"}
    >>> slip = {"rule": "power rule", "correction": ["3x^2"]}
    >>> check_slip(answer, "d/dx x^3\\n= 3x", **slip, points=3)
    The slip is found, named and mended.
    3.0
    """
    given = Answer(answer, Sheet.of(derivations, tuple(correction)), rule)
    if part is None and rule is None:
        return conclude(_form(given), say("find slip", "form"), points)
    if not correction:
        raise Misused("Give correction= the accepted forms of the mended line.")
    asked = PARTS if part is None else (part,)
    shares, findings = zip(*(_marked(name, given) for name in asked), strict=True)
    found = [finding for finding in findings if finding]
    problem = found[0].sentence if found else None
    praise = say("find slip", f"{part or 'all'} right")
    return conclude(problem, praise, points, sum(shares) / len(asked), found)


@dataclass(frozen=True)
class Answer:
    """The parts of an answer, and what it is an answer to."""

    parts: Any
    sheet: Sheet
    rule: str | None

    @cached_property
    def correction(self) -> Correction | None:
        """The correction, None if there is none in the form that was asked for."""
        if _form(self, "correction"):
            return None
        return Correction(self.sheet, _read(self.parts["correction"]).lines[0].node)


def _marked(name, answer):
    """The share that one part of the answer earns, and the finding if that is not all."""
    malformed = _form(answer, name)
    if malformed:
        return 0.0, Finding(name, sentence=malformed)
    if name == "correction":
        return _marked_correction(answer.correction, answer)
    problem = _CHECKS[name](answer.parts[name], answer)
    if problem:
        return 0.0, Finding(name, sentence=problem)
    return _together(name, answer.correction)


def _check_line(line, answer):
    right = line == answer.sheet.step.line
    return None if right else say("find slip", "other line", line=line)


def _check_rule(rule, answer):
    right = _name(rule) == answer.rule
    return None if right else say("find slip", "other rule", rule=_name(rule))


def _together(name, correction):
    """A line or a rule that is right: it counts together with the correction."""
    if correction and correction.works:
        return 1.0, None
    waits = correction is not None and correction.verdict == "undecided"
    said = say("find slip", "waits" if waits else "together", part=name)
    return 0.0, Finding(name, sentence=said, needs_person=waits)


def _marked_correction(correction, answer):
    if correction.verdict == "mended":
        return 1.0, None
    said, waits = _about(correction), correction.verdict == "undecided"
    form = answer.parts["correction"] if waits else None
    return correction.share, Finding("correction", None, form, said, needs_person=waits)


def _about(correction):
    """The message for a correction that is not the mended line."""
    comparison, broken = correction.comparison, correction.sheet.step.line
    match correction.verdict:
        case "undecided":
            return wording.undecided(comparison.ground)
        case "different":
            witness = comparison.witness
            return wording.differing("find slip", "does not follow", witness, line=broken)
        case "copied":
            return say("find slip", "copied", line=correction.copied)
        case "not worked":
            return say("find slip", "not worked")
    return say("find slip", "half" if correction.share else "other")


def _form(answer, part=None):
    """The message for what is wrong with the answer's form, else None."""
    parts = answer.parts
    if not isinstance(parts, dict) or not parts:
        return _no_dict(parts)
    asked = PARTS if part is None else (part,)
    missing = [name for name in asked if _is_empty(parts.get(name))]
    if missing:
        return say("find slip", "missing", part=missing[0])
    problems = (_FORMS[name](parts[name], answer.sheet) for name in asked)
    return next((problem for problem in problems if problem), None)


def _no_dict(answer):
    if answer is None or isinstance(answer, dict):
        return say("find slip", "no answer")
    return say("find slip", "no dict", type=type(answer).__name__)


def _is_empty(value):
    return value is None or (isinstance(value, str) and not value.strip())


def _line_form(line, sheet):
    is_number = isinstance(_plain(line), Real) and not isinstance(line, bool)
    if is_number and line in range(1, sheet.last + 1):
        return None
    return say("find slip", "no line", line=line, last=sheet.last)


def _plain(number):
    """Return what an array of shape () holds, and anything else as it is."""
    return number[()] if getattr(number, "ndim", None) == 0 else number


def _rule_form(rule, sheet):
    return None if _name(rule) in RULES else say("find slip", "no rule", rule=rule)


def _name(rule):
    return " ".join(rule.replace("-", " ").split()).lower() if isinstance(rule, str) else None


def _correction_form(correction, sheet):
    if not isinstance(correction, str):
        return say("find slip", "no text", type=type(correction).__name__)
    derivation = _read(correction)
    if derivation.unreadable:
        return say("find slip", "not readable", problem=parsing.located(derivation.unreadable))
    single = not derivation.let and len(derivation.lines) == 1
    return None if single else say("find slip", "not one")


def _read(correction):
    return read_derivation(correction.strip().removeprefix("="))


_FORMS = {"line": _line_form, "rule": _rule_form, "correction": _correction_form}
_CHECKS = {"line": _check_line, "rule": _check_rule}
