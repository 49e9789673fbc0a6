"""Checks answers in the notation: a derivation from start to end, or one expression."""

from collections.abc import Sequence
from typing import Literal

from steptrace.checks.outcome import Finding, Mark, check, conclude
from steptrace.checks.undecided import certain
from steptrace.equality.compare import compare
from steptrace.expression import Name
from steptrace.messages import parsing
from steptrace.messages import trace as wording
from steptrace.messages.english import ENGLISH
from steptrace.notation.parser import read
from steptrace.notation.reader import read_derivation
from steptrace.rubric import Progress, holds_derivative, read_milestone
from steptrace.tracer import trace

say = ENGLISH.say


@check
def check_derivation(
    text: str,
    *,
    start: str,
    end: str,
    by: Sequence[str] = (),
    through: Sequence[str] = (),
    steps: Literal["each"] | None = None,
    constants: Sequence[str] = (),
    points: float | None = None,
) -> Mark | None:
    """Check that a derivation is sound and leads from start to end by the lines asked for.

    Parameters
    ----------
    text : str
        The student's derivation in the notation.
    start, end : str
        The expressions it begins and ends with, each up to tidying. In a derivation by equations,
        an equation is compared with both sides, in either order.
    by : sequence of str
        Rules of the notation that some step must use.
    through : sequence of str
        Expressions that must be lines of the derivation, in this order.
    steps : {None, "each"}
        With "each", a leap costs its share of its part; otherwise leaps are allowed.
    constants : sequence of str
        Names to treat as constants, even where they are differentiated, such as t in d/dz[t].
    points : float, optional
        What the derivation is worth. Without it, a problem raises `NotYet`.

    Returns
    -------
    Mark or None
        The points earned. The parts from start through `through` to end are of equal worth,
        and each rule in `by` is worth one more part. A part is earned in full if all its steps are
        true, otherwise half of it times the share of its lines that are new and true. A missing
        line of `through` costs one part, and both parts beside it if no line was written between
        the lines around it. After a slip that is not corrected, each further true step earns half
        a part, but the last half part cannot be earned so. Repetitions, and added terms
        that cancel at once, earn nothing, nor does an end that directly follows the start, more
        than one idea away. If an undecided step would earn more by being true, the mark needs a
        person, and only the points that are certain are returned.

    Raises
    ------
    NotYet
        The derivation is not right yet and `points` was not given.

    Examples
    --------
    >>> check_derivation("d/dx x^3\\n= 3x^2", start="d/dx x^3", end="3x^2", points=2)
    Sound, from start to end.
    2.0
    >>> check_derivation("d/dx x^3\\n= 3x", start="d/dx x^3", end="3x^2", points=2)
    Line 2: Does not follow. At x = 2 the line before is 12, this line is 6.
    0.0
    """
    milestones = (start, *through, end)
    attempt = trace(text, constants)
    asked = [read_milestone(milestone, attempt.derivation.by) for milestone in milestones]

    def assess(attempt):
        return Progress.of(attempt, asked, by)

    progress = assess(attempt)
    problem = _no_text(text) or _not_right(progress, milestones) or _not_as_asked(progress, steps)
    praise = say("derivation", "sound so far" if points is None else "sound")
    return conclude(problem, praise, points, *certain(attempt, assess, steps))


def _no_text(answer):
    """The message for an answer that is not a text, else None."""
    if isinstance(answer, str):
        return None
    return say("derivation", "no text", type=type(answer).__name__)


def _not_right(progress, milestones):
    """The message for the first fault or missed milestone of a derivation, else None."""
    attempt, derivation = progress.attempt, progress.attempt.derivation
    if progress.places[0] is None and (derivation.lines or not attempt.fault):
        return _begin(milestones[0], derivation)
    if attempt.fault:
        return wording.located(attempt.fault)
    if None in progress.places[:-1]:
        return _missing(derivation, progress.places[: progress.places.index(None)])
    return _not_the_end(progress, milestones[-1]) if progress.places[-1] is None else None


def _begin(start, derivation):
    """The message for a derivation that begins elsewhere, such as with a definition without let."""
    first = derivation.lines[0] if derivation.lines else None
    if derivation.equations and first and isinstance(first.left, Name) and "=" not in start:
        named = f"{first.left.name} = {first.text}"
        return say("step", "at line", line=first.number, said=_let_missing(named))
    return say("derivation", "begin behind" if derivation.let else "begin", start=start)


def _let_missing(named):
    return say("problem", "let-missing", named=named)


def _missing(derivation, made):
    """The message for a missing line, which names the line after which it is missing.

    The missing line itself is not shown: it would give the answer away where the exercise only
    describes it in words.
    """
    return say("derivation", "line missing", line=derivation.lines[max(made)].number)


def _not_the_end(progress, end):
    """The message for a derivation that ends elsewhere, or with a name of another meaning."""
    derivation, name = progress.attempt.derivation, progress.misgiven()
    last = derivation.lines[-1].number
    if name:
        given_at = derivation.given_at[name]
        return say("derivation", "other meaning", line=last, name=name, given_at=given_at)
    return say("derivation", "not the end", line=last, end=end)


def _not_as_asked(progress, steps):
    """The message for what a derivation that is true from start to end still lacks, else None."""
    if progress.jumps():
        return say("derivation", "jumps")
    if progress.missing_rules():
        return _not_by(progress.missing_rules()[0])
    leaps = (step for step in progress.attempt.steps if step.verdict == "leap")
    leap = next(leaps, None) if steps == "each" else None
    return leap and wording.located(leap)


def _not_by(rule):
    """The message for a rule that was asked for and is not used."""
    if rule == "differentiate both sides":
        return say("derivation", "not both sides")
    return say("derivation", "not by", rule=say("by rule", rule))


@check
def check_expression(answer: str, expected: str, points: float | None = None) -> Mark | None:
    """Check an expression in any equivalent form, with its derivatives worked out.

    Parameters
    ----------
    answer : str
        The student's expression in the notation.
    expected : str
        A correct expression.
    points : float, optional
        What the answer is worth. Without it, a problem raises `NotYet`.

    Returns
    -------
    Mark or None
        All of the points or none.

    Raises
    ------
    NotYet
        The answer is not right yet and `points` was not given.

    Examples
    --------
    >>> check_expression("(1 + x)^2 - 1", "x^2 + 2x")
    Right.
    """
    derivation = read_derivation(answer)
    problem, findings = _no_text(answer) or _not_one(derivation), []
    if not problem:
        findings = list(_not_expected(derivation.lines[0], read(expected), derivation.functions))
        problem = findings[0].sentence if findings else None
    return conclude(problem, say("expression", "right"), points, findings=findings)


def _not_one(derivation):
    """The message for an answer that cannot be read as one expression, else None."""
    if derivation.unreadable:
        return parsing.located(derivation.unreadable)
    single = not derivation.let and len(derivation.lines) == 1
    return None if single else say("expression", "not one")


def _not_expected(line, right, functions):
    """Yield a finding if a line is not, or not surely, as expected, or has a derivative left."""
    comparison = compare(line.node, right, functions)
    to_do = holds_derivative(line.node) and not holds_derivative(right)
    if comparison.verdict == "undecided":
        said = wording.undecided(comparison.ground)
        yield Finding("undecided", line.number, line.text, said, needs_person=not to_do)
    elif comparison.verdict == "different":
        said = wording.differing("expression", "differs", comparison.witness)
        yield Finding("different", line.number, line.text, said)
    elif to_do:
        yield Finding("not worked", line.number, line.text, say("expression", "not worked"))
