"""Judges the answer to a task by its trace: any sound way to the form asked for counts."""

from dataclasses import dataclass

from steptrace.expression import Derivative, Name
from steptrace.form.unevaluated import alike
from steptrace.messages.english import ENGLISH
from steptrace.messages.trace import claims, located
from steptrace.practice.task import Task
from steptrace.result import Trace
from steptrace.step import Step
from steptrace.tracer import trace

say = ENGLISH.say


@dataclass(frozen=True)
class Judgement:
    """What is said of an answer.

    Attributes
    ----------
    done : bool
        Whether the answer is sound and leads from the start to the form asked for.
    said : str
        The message to the student.
    traced : Trace
        The answer as traced, up to its fault.
    slips : tuple of str
        The slips in it.
    """

    done: bool
    said: str
    traced: Trace
    slips: tuple[str, ...] = ()


def judge(task: Task, answer: str) -> Judgement:
    """Say whether an answer is sound, and leads from the start to the form asked for.

    Parameters
    ----------
    task : Task
        The task.
    answer : str
        A derivation in the notation.

    Returns
    -------
    Judgement

    Examples
    --------
    >>> from steptrace.practice.patterns import RULES
    >>> task = Task("power rule", "d/dx[x^3]", RULES["power rule"][0][0])
    >>> judge(task, "d/dx[x^3]\\n= 3x^2").said
    'Sound, from start to end.'
    >>> judge(task, "d/dx[x^3]\\n= 3x^3").slips
    ('power-decrement',)
    """
    traced = trace(answer, task.constants)
    problem = _problem(task, traced)
    said = "\n".join([problem or say("derivation", "sound"), *claims(traced.steps)])
    slips = tuple(slip for step in traced.steps for slip in _slips(step))
    shown = traced.until(traced.fault.line) if traced.fault else traced
    return Judgement(problem is None, said, shown, slips)


def _problem(task, traced):
    """The message for the first problem of an answer, else None."""
    lines = traced.derivation.lines
    if lines and not _begins(task, traced):
        return say("practice", "begin", start=" and ".join(task.start.splitlines()))
    if traced.fault and not _is_start_alone(task, traced):
        return _fault(traced.fault)
    if len(lines) > 1 and _ends(task, traced):
        return None
    return say("practice", "not the end", line=lines[-1].number, asked=task.asked)


def _ends(task, traced):
    """Whether the last line is in the form asked for, and says it of what is asked."""
    lines, slope = traced.derivation.lines, _slope_of_named(traced)
    left = next((line.left for line in reversed(lines) if line.left), None)
    named = len(task.sides) == 1 and slope is not None
    return (not named or left == slope) and task.pattern.goal.reached(left, lines[-1].node)


def _slope_of_named(traced):
    """The derivative y' of a first line y = …, else None."""
    left = traced.derivation.lines[0].left
    return Derivative(left, traced.derivation.by) if isinstance(left, Name) else None


def _is_start_alone(task, traced):
    """Whether an equation stands alone, which the tracer reads as a step from side to side."""
    return len(task.sides) > 1 and not traced.derivation.equations


def _fault(step):
    """The message for a step that is not true; nobody else looks at one that is undecided."""
    if step.verdict == "undecided":
        return say("practice", "undecided", line=step.line)
    return located(step)


def _begins(task, traced):
    """Whether the first line is the start, or y = … for its derivative, up to tidying and names."""
    given, derivation = trace(task.start).context, traced.derivation
    asked = [given.spelled(side) for side in task.sides]
    sides = derivation.sides()
    if len(asked) == 1 and _slope_of_named(traced):
        sides = [Derivative(derivation.lines[0].node, derivation.by)]
    typed = [traced.context.spelled(side) for side in sides]
    return len(typed) >= len(asked) and all(map(alike, typed, asked))


def _slips(step: Step) -> tuple[str, ...]:
    if step.verdict != "breaks":
        return ()
    return step.together or ((step.slip,) if step.slip else ())
