"""What undecided steps leave open: the points that are certain, and the lines a person must read.

A step that can be neither proved nor refuted is not held against a student, and earns nothing by
itself either. It is tried both ways. Where its truth would earn more than its doubt does, a person
must look at it, and until then only the points that it cannot take away are certain.
"""

from collections.abc import Callable
from dataclasses import replace

from steptrace.checks.outcome import Finding
from steptrace.messages.trace import sentence
from steptrace.result import Trace
from steptrace.rubric import Progress
from steptrace.step import TRUE, Step

# Why a step may be undecided that its writer can mend: no person is needed for it.
FIXED_BY_STUDENT = ("not given", "many broken")


def certain(
    attempt: Trace, assess: Callable[[Trace], Progress], steps: str | None = None
) -> tuple[float, tuple[Finding, ...]]:
    """Find the share of the points that is certain, and what was found besides.

    Parameters
    ----------
    attempt : Trace
        The traced derivation.
    assess : callable
        From a traced derivation to its progress along the lines asked for.
    steps : {None, "each"}
        As in `check_derivation`.

    Returns
    -------
    share : float
        From 0 to 1. Without a step that waits it is the share as judged.
    findings : tuple of Finding
        One for each step that is not true; those that a person must look at say so.

    Examples
    --------
    >>> from steptrace.rubric import read_milestone
    >>> from steptrace.tracer import trace
    >>> milestones = [read_milestone(text) for text in ("sqrt((x + 1000)^2)", "x + 1000")]
    >>> attempt = trace("sqrt((x + 1000)^2)\\n= x + 1000")
    >>> share, [finding] = certain(attempt, lambda attempt: Progress.of(attempt, milestones))
    >>> share, finding.line, finding.form, finding.needs_person
    (0.0, 2, 'x + 1000', True)
    """
    progress = assess(attempt)
    share, doubtful = progress.share(steps), [step for step in attempt.steps if _is_doubtful(step)]
    waits = False
    if doubtful:
        proved, refuted = (
            assess(_decided(attempt, "follows", progress.by)),
            assess(_decided(attempt)),
        )
        waits = proved.share(steps) > share or (proved.jumps() and not progress.jumps())
        share = min(share, refuted.share(steps)) if waits else share
    faults = (step for step in attempt.steps if step.verdict not in TRUE)
    return share, tuple(_finding(step, waits and _is_doubtful(step)) for step in faults)


def _is_doubtful(step: Step) -> bool:
    return step.verdict == "undecided" and step.reason not in FIXED_BY_STUDENT


def _decided(attempt: Trace, verdict: str = "breaks", rules: tuple[str, ...] = ()) -> Trace:
    """The derivation as it were if its doubtful steps were decided, all of them alike."""
    steps = (
        replace(step, verdict=verdict, rules=tuple(rules)) if _is_doubtful(step) else step
        for step in attempt.steps
    )
    return replace(attempt, steps=tuple(steps))


def _finding(step: Step, needs_person: bool) -> Finding:
    name = step.slip or step.verdict
    return Finding(name, step.line, step.text, sentence(step), needs_person)
