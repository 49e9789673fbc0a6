"""Splits the points of a derivation with undecided steps: which are certain, and what is left open.

A step that is neither proved nor refuted costs a student nothing for certain, and earns nothing
for certain either. The points are computed twice, as if all such steps were true and as if they
were wrong. If the student could earn more, a person must look at the steps, and only the points
that are earned in either case are certain.
"""

from dataclasses import replace

from steptrace.checks.outcome import Finding
from steptrace.messages.trace import sentence
from steptrace.rubric.progress import Progress
from steptrace.step import TRUE, Step

# Reasons for an undecided step that the student can fix, so that no person needs to look at it.
FIXED_BY_STUDENT = ("not given", "many broken")


def certain(progress: Progress) -> tuple[float, tuple[Finding, ...]]:
    """Compute the share of the points that is certain, and a finding for each step at fault.

    Parameters
    ----------
    progress : Progress
        Where the traced derivation meets the milestones.

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
    >>> share, [finding] = certain(Progress.of(attempt, rubric))
    >>> share, finding.line, finding.form, finding.needs_person
    (0.0, 2, 'x + 1000', True)
    """
    share, steps, waits = progress.share, progress.attempt.steps, False
    if any(map(_is_doubtful, steps)):
        waits = _decided(progress, "follows", progress.rubric.by).share > share
        share = min(share, _decided(progress).share) if waits else share
    faults = (step for step in steps if step.verdict not in TRUE)
    return share, tuple(_finding(step, waits and _is_doubtful(step)) for step in faults)


def _is_doubtful(step: Step) -> bool:
    return step.verdict == "undecided" and step.reason not in FIXED_BY_STUDENT


def _decided(progress, verdict="breaks", rules=()):
    """The progress with one and the same verdict for all doubtful steps."""
    steps = (
        replace(step, verdict=verdict, rules=tuple(rules)) if _is_doubtful(step) else step
        for step in progress.attempt.steps
    )
    return Progress.of(replace(progress.attempt, steps=tuple(steps)), progress.rubric)


def _finding(step: Step, needs_person: bool) -> Finding:
    name = step.slip or step.verdict
    return Finding(name, step.line, step.text, sentence(step), needs_person)
