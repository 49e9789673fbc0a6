"""What a system says of a case: the tracer, or another one by a file of predictions."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from steptrace.benchmark.case import Case
from steptrace.step import Step
from steptrace.tracer import trace


@dataclass(frozen=True)
class Prediction:
    """What a system says of one case.

    Attributes
    ----------
    verdict : str
        "sound", "broken", "undecided" or "unreadable".
    line : int or None
        The first line that is not true.
    slips : dict
        From lines to the names of the slips there.
    rules : dict
        From lines to the rules that are named for them.
    rows_read : int or None
        How many rows were read; None if the system does not tell.
    seconds : float or None
        How long it took; None if the system does not tell.
    """

    verdict: str
    line: int | None = None
    slips: dict[int, str] = field(default_factory=dict)
    rules: dict[int, frozenset[str]] = field(default_factory=dict)
    rows_read: int | None = None
    seconds: float | None = None


def predict(case: Case) -> Prediction:
    """Trace a case.

    Parameters
    ----------
    case : Case
        Its judgement is not looked at.

    Returns
    -------
    Prediction
        What the tracer says, and how long it took.
    """
    start = process_time()
    traced = trace(case.text)
    seconds = process_time() - start
    slips = {step.line: _slip(step) for step in traced.steps if step.verdict == "breaks"}
    unread = [step.line for step in traced.steps if step.verdict == "unreadable"]
    rows = [row for row in case.rows if not unread or row < unread[0]]
    rules = _rules_by_line(traced.steps)
    return Prediction(traced.verdict, traced.line, slips, rules, len(rows), seconds)


def _slip(step: Step) -> str:
    return step.slip or " and ".join(step.together) or "none"


def _rules_by_line(steps):
    found: dict[int, frozenset[str]] = {}
    for step in steps:
        found[step.line] = found.get(step.line, frozenset()) | set(step.rules)
    return found


def read_predictions(path: Path) -> dict[str, Prediction]:
    """Read what another system says.

    Parameters
    ----------
    path : Path
        A file with a JSON object on each line: ``case`` and ``verdict``, and if there is more to
        tell, ``line``, ``slips``, ``rules``, ``rows_read`` and ``seconds``.

    Returns
    -------
    dict
        From the name of each case to what is said of it.
    """
    objects = map(json.loads, path.read_text("utf-8").splitlines())
    return {found.pop("case"): _prediction(**found) for found in objects}


def _prediction(slips=None, rules=None, **found):
    named = {int(line): name for line, name in (slips or {}).items()}
    ruled = {int(line): frozenset(names) for line, names in (rules or {}).items()}
    return Prediction(slips=named, rules=ruled, **found)
