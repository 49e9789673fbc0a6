"""The outcome of a check: praise, a `NotYet`, or points.

Points are a `Mark`, a number that carries the findings and whether a person must look at them. So
the last expression of a marking cell is a number, as nbgrader expects, even if it adds two checks.
"""

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec

from steptrace.checks.cell import answer_name
from steptrace.errors import Misused
from steptrace.messages.english import ENGLISH

P = ParamSpec("P")

log = logging.getLogger("steptrace")
# Without a handler, Python would write log messages to stderr, and so into a student's notebook.
log.addHandler(logging.NullHandler())


class NotYet(AssertionError):
    """An answer is not right yet. The message says what fails and where, never the answer.

    Attributes
    ----------
    hint : Hint or None
        What can be said of what comes next, for a student who asks for it.
    """

    def __init__(self, said: str = "", hint: Any = None) -> None:
        super().__init__(said)
        self.hint = hint

    def _render_traceback_(self) -> list[str]:
        """What IPython shows instead of a traceback, which would not help the student."""
        return [f"Not yet: {self}"]


@dataclass(frozen=True)
class Finding:
    """One result of a check, such as a slip in a line.

    Attributes
    ----------
    name : str
        A short name, such as that of a slip.
    line : int or None
        The line of the answer, if it has lines.
    form : str or None
        That line as written.
    sentence : str
        The message to the student.
    needs_person : bool
        Whether a person must look at it before the points are final.
    """

    name: str
    line: int | None = None
    form: str | None = None
    sentence: str = ""
    needs_person: bool = False


class Mark(float):
    """Points that are certain, with the findings of the checks that awarded them.

    Sums and products of marks keep all findings.

    Parameters
    ----------
    points : float
        Points that stand, whatever a person decides.
    findings : iterable of Finding
        The findings.

    Examples
    --------
    >>> open_step = Finding("undecided", 2, "2x", "Not decided.", needs_person=True)
    >>> total = Mark(1.5) + Mark(0.5, [open_step])
    >>> total, total.needs_person
    (2.0, True)

    If one factor is certainly zero, there is nothing left for a person to decide.

    >>> (Mark(0) * Mark(0, [open_step])).needs_person
    False
    """

    findings: tuple[Finding, ...]

    def __new__(cls, points: float, findings: Iterable[Finding] = ()) -> "Mark":
        """Make a mark."""
        mark = super().__new__(cls, points)
        mark.findings = tuple(findings)
        return mark

    @property
    def needs_person(self) -> bool:
        """Whether a person must look before the points are final."""
        return any(finding.needs_person for finding in self.findings)

    def __add__(self, other: float) -> "Mark":
        """Add points."""
        return Mark(float(self) + float(other), self.findings + _findings(other))

    def __mul__(self, other: float) -> "Mark":
        """Multiply points."""
        findings = self.findings + _findings(other)
        if _surely_zero(self) or _surely_zero(other):
            findings = tuple(replace(finding, needs_person=False) for finding in findings)
        return Mark(float(self) * float(other), findings)

    __radd__, __rmul__ = __add__, __mul__


def _findings(points: float) -> tuple[Finding, ...]:
    return points.findings if isinstance(points, Mark) else ()


def _surely_zero(points: float) -> bool:
    return points == 0 and not (isinstance(points, Mark) and points.needs_person)


def conclude(
    problem: str | None,
    praise: str,
    points: float | None = None,
    share: float = 0.0,
    findings: Iterable[Finding] = (),
    hint: Any = None,
) -> Mark | None:
    """End a check: raise `NotYet`, or print the message and return the points.

    Parameters
    ----------
    problem : str or None
        What is not right yet; None if all is right.
    praise : str
        The message if all is right.
    points : float, optional
        What the exercise is worth. Without it, a problem raises `NotYet`.
    share : float
        The share of the points, from 0 to 1, that is earned in spite of a problem.
    findings : iterable of Finding
        The findings; if there are none, a problem becomes one.
    hint : Hint, optional
        What a `NotYet` carries for a student who asks for a hint.

    Returns
    -------
    Mark or None
        The points earned, from 0 to `points`, rounded to 0.01; None without `points`.

    Raises
    ------
    NotYet
        There is a problem, and `points` was not given.

    Examples
    --------
    >>> conclude("sigmoid(2.0) is not right yet.", "All values agree.", points=4, share=0.5)
    sigmoid(2.0) is not right yet.
    2.0
    """
    said = _named(problem or praise)
    if problem and points is None:
        raise NotYet(said, hint)
    print(said)
    if points is None:
        return None
    if problem and not findings:
        findings = [Finding("not yet", sentence=problem)]
    return Mark(round(float(points) * (share if problem else 1.0), 2), findings)


def _named(said):
    """A message that begins with the answer's name, where a notebook's cell has it."""
    name = answer_name()
    begins = name is None or re.match(rf"{re.escape(name)}\b", said)
    return said if begins else f"{name}: {said}"


def check(function: Callable[P, float | None]) -> Callable[P, float | None]:
    """Decorate a check so that an answer waits for a person if the check itself fails.

    An exception in the check is not the student's fault. With `points`, the check then returns
    0 points and a finding that needs a person; without them, it raises a `NotYet` that reveals
    nothing about the check. The exception is logged. `NotYet` and `Misused` are passed on, and so
    is anything that is not an `Exception`, such as the end of a kernel.

    Parameters
    ----------
    function : callable
        The check, which must have a parameter `points`.

    Returns
    -------
    callable
        The check with the same signature.

    Examples
    --------
    >>> @check
    ... def check_inverse(answer, points=None):
    ...     return conclude(None if 1 / answer == 2 else "Not 1/2.", "Right.", points)
    >>> check_inverse(0, points=3).needs_person
    This could not be checked: the check itself failed, which says nothing about your answer.
    True
    """
    parameters = signature(function)

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> float | None:
        points = parameters.bind(*args, **kwargs).arguments.get("points")
        try:
            return function(*args, **kwargs)
        except (NotYet, Misused):
            raise
        except Exception as error:
            log.exception("%s failed", function.__name__)
            said = ENGLISH.say("check", "failed")
            failed = Finding("not checked", sentence=said, needs_person=True)
            try:
                return conclude(said, "", points, findings=[failed])
            except NotYet as told:
                raise told from error

    return guarded
