"""Splits the points of a derivation with undecided steps: which are certain, and what is left open.

A step that is neither proved nor refuted costs a student nothing for certain, and earns nothing
for certain either. The points are computed twice, as if all such steps were true and as if they
were wrong. If the student could earn more, a person must look at the steps, and only the points
that are earned in either case are certain.
"""

from collections.abc import Callable
from dataclasses import replace

from steptrace.checks.outcome import Finding
from steptrace.messages.trace import sentence
from steptrace.result import Trace
from steptrace.rubric.progress import Progress
from steptrace.step import TRUE, Step

# Reasons for an undecided step that the student can fix, so that no person needs to look at it.
FIXED_BY_STUDENT = ("not given", "many broken")


def certain(
    attempt: Trace, assess: Callable[[Trace], Progress]
) -> tuple[float, tuple[Finding, ...]]:
    """Compute the share of the points that is certain, and a finding for each step at fault.

    Parameters
    ----------
    attempt : Trace
        The traced derivation.
    assess : callable
        Maps a traced derivation to its `Progress` along the milestones.

    Returns
    -------
    share : float
        From 0 to 1; if no step waits for a person, the share as judged.
    findings : tuple of Finding
        One for each step that is not true; `needs_person` is set if a person must look at it.

    Examples
    --------
    >>> from steptrace.rubric.milestones import Rubric
    >>> from steptrace.tracer import trace
    >>> rubric = Rubric.read("sqrt((x + 1000)^2)", "x + 1000 + 1", [("the root", "x + 1000")])
    >>> attempt = trace("sqrt((x + 1000)^2)\\n= x + 1000")
    >>> share, [finding] = certain(attempt, lambda attempt: Progress(attempt, rubric))
    >>> share, finding.line, finding.form, finding.needs_person
    (0.0, 2, 'x + 1000', True)
    """
    share, doubtful = assess(attempt).share, [s for s in attempt.steps if _is_doubtful(s)]
    waits = False
    if doubtful:
        rules = assess(attempt).rubric.by
        proved = assess(_decided(attempt, "follows", rules)).share
        waits = proved > share
        share = min(share, assess(_decided(attempt)).share) if waits else share
    faults = (step for step in attempt.steps if step.verdict not in TRUE)
    return share, tuple(_finding(step, waits and _is_doubtful(step)) for step in faults)


def _is_doubtful(step: Step) -> bool:
    return step.verdict == "undecided" and step.reason not in FIXED_BY_STUDENT


def _decided(attempt: Trace, verdict: str = "breaks", rules: tuple[str, ...] = ()) -> Trace:
    """The trace with one and the same verdict for all its doubtful steps."""
    steps = (
        replace(step, verdict=verdict, rules=tuple(rules)) if _is_doubtful(step) else step
        for step in attempt.steps
    )
    return replace(attempt, steps=tuple(steps))


def _finding(step: Step, needs_person: bool) -> Finding:
    name = step.slip or step.verdict
    return Finding(name, step.line, step.text, sentence(step), needs_person)
