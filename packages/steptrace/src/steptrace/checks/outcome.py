"""How a check ends: with a word of praise, with a `NotYet`, or with points.

Points are a `Mark`, a number that carries what was found and whether a person must look. So the
last expression of a marking cell stays plain nbgrader, also where it adds two checks.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from inspect import signature
from typing import ParamSpec

from steptrace.messages.english import ENGLISH

P = ParamSpec("P")

log = logging.getLogger("steptrace")
# Without a handler, Python would write to stderr what is logged, into a student's notebook.
log.addHandler(logging.NullHandler())


class NotYet(AssertionError):
    """An answer is not right yet; the message says what fails and where, never the answer."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback, whose frames would only be in the way."""
        return [f"Not yet: {self}"]


class Misused(ValueError):
    """A check was called with arguments that it cannot take: told to the author of the unit."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Attributes
    ----------
    name : str
        What it is in short, such as the name of a slip.
    line : int or None
        The line of the answer, where it has lines.
    form : str or None
        That line as written.
    sentence : str
        What is said about it.
    needs_person : bool
        Whether a person must look at it before the points are final.
    """

    name: str
    line: int | None = None
    form: str | None = None
    sentence: str = ""
    needs_person: bool = False


class Mark(float):
    """Points that are certain, with what was found.

    Sums and products of marks keep the findings of all of them.

    Parameters
    ----------
    points : float
        Points that no person will take away.
    findings : iterable of Finding

    Examples
    --------
    >>> open_step = Finding("undecided", 2, "2x", "Not decided.", needs_person=True)
    >>> total = Mark(1.5) + Mark(0.5, [open_step])
    >>> total, total.needs_person
    (2.0, True)

    A factor that is zero for certain leaves a person nothing to decide.

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
) -> Mark | None:
    """End a check: raise, or show the messages and return the points.

    Parameters
    ----------
    problem : str or None
        What is not right yet; None when all is right.
    praise : str
        What is shown when all is right.
    points : float, optional
        What the exercise is worth. Without it a problem raises.
    share : float
        The part of the points, from 0 to 1, that is earned in spite of a problem.
    findings : iterable of Finding
        What was found, as data; without any, a problem is one by itself.

    Returns
    -------
    Mark or None
        The points earned, from 0 to `points`, rounded to 0.01; None without `points`.

    Raises
    ------
    NotYet
        There is a problem and no points were asked for.

    Examples
    --------
    >>> conclude("sigmoid(2.0) is not right yet.", "All values agree.", points=4, share=0.5)
    sigmoid(2.0) is not right yet.
    2.0
    """
    if problem and points is None:
        raise NotYet(problem)
    print(problem or praise)
    if points is None:
        return None
    if problem and not findings:
        findings = [Finding("not yet", sentence=problem)]
    return Mark(round(float(points) * (share if problem else 1.0), 2), findings)


def check(function: Callable[P, float | None]) -> Callable[P, float | None]:
    """Make a function a check: where it fails itself, the answer waits for a person.

    An exception that the function raises is not the student's doing: with `points` the check
    returns no certain points and a finding that needs a person, without them it raises a `NotYet`
    that tells nothing of its inside. The exception is logged. `NotYet`, `Misused` and what is no
    `Exception`, such as the end of a kernel, pass.

    Parameters
    ----------
    function : callable
        With a parameter `points`.

    Returns
    -------
    callable

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
