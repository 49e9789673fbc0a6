"""Checks answers in the notation: a derivation from start to end, or one expression."""

from collections.abc import Iterable, Sequence

from steptrace.checks.cell import show
from steptrace.checks.outcome import Finding, Mark, check, conclude
from steptrace.checks.undecided import certain
from steptrace.equality.compare import compare
from steptrace.expression import Name
from steptrace.form.unevaluated import holds_derivative
from steptrace.messages import parsing
from steptrace.messages import trace as wording
from steptrace.messages.english import ENGLISH
from steptrace.notation.parser import read
from steptrace.notation.printer import to_text
from steptrace.notation.reader import read_derivation
from steptrace.rubric.hints import Hint, following
from steptrace.rubric.milestones import Asked, Rubric
from steptrace.rubric.progress import Progress
from steptrace.tracer import trace

say = ENGLISH.say


@check
def check_derivation(
    text: str,
    *,
    start: str,
    end: str,
    through: Iterable[Asked] = (),
    between: Iterable[Iterable[str]] = (),
    alternatives: Iterable[Iterable[Asked]] = (),
    given: Iterable[str] = (),
    by: Iterable[str] = (),
    constants: Sequence[str] = (),
    hints: Iterable[Hint] = (),
    points: float | None = None,
) -> Mark | None:
    """Check that a derivation is sound and leads from start to end by the lines asked for.

    Parameters
    ----------
    text : str
        The student's derivation in the notation.
    start, end : str
        The expressions or equations it begins and ends with, as the sheet prints them.
    through : iterable of (str or sequence of str)
        The lines asked for, in order. A text is a line that the sheet prints. A sequence has what
        the sheet says about a line that it only describes, and then the line's accepted forms.
    between : iterable of iterable of str
        For each leg the lines of its way that are not asked for. One of them shows that the leg was
        worked out, where the sheet prints both of its ends, and takes the place of a line that is
        left out.
    alternatives : iterable of iterable
        The lines of other true ways, as in `through`. Such a way earns half.
    given : iterable of str
        The meanings that the sheet gives, such as ``"z = w x + b"``.
    by : iterable of str
        Rules of the notation that some step must use.
    constants : sequence of str
        Names to treat as constants, even where they are differentiated, such as t in d/dz[t].
    hints : iterable of Hint
        Hints in levels, as `steptrace.rubric.hints` makes them of a right derivation.
    points : float, optional
        What the derivation is worth. Without it, a problem raises `NotYet`.

    Returns
    -------
    Mark or None
        The points earned. The legs between neighbours among start, lines asked for and end are of
        equal worth, and so is each rule in `by`; docs/marking.md says when they are earned. If an
        undecided step would earn more by being true, the mark needs a person, and only the points
        that are certain are returned.

    Raises
    ------
    NotYet
        Some points are not earned yet, and `points` was not given.
    Misused
        Copying what the sheet prints would be an answer; see `Rubric.read`.

    Notes
    -----
    Instead of a form, `through` and `between` take its digest; see `hide_lines`.

    Examples
    --------
    >>> cube = {"start": "d/dx x^3", "end": "3x^2", "between": [["3x^(3 - 1)"]]}
    >>> check_derivation("d/dx x^3\\n= 3x^(3 - 1)\\n= 3x^2", **cube, points=2)
    Sound, from start to end.
    2.0
    >>> check_derivation("d/dx x^3\\n= 2x", **cube, points=2)
    Line 2: Does not follow. At x = 1 the line before is 3, this line is 2.
    0.0
    """
    attempt = trace(text, constants)
    rubric = Rubric.read(
        start,
        end,
        through,
        between=between,
        alternatives=alternatives,
        given=given,
        by=by,
        constants=constants,
    )

    progress = Progress.of(attempt, rubric)
    problem = _no_text(text) or _problem(progress)
    if problem and points is None:
        _show(attempt)
    said = "\n".join([problem or say("derivation", "sound"), *wording.claims(attempt.steps)])
    hint = following(progress, hints) if problem else None
    return conclude(problem and said, said, points, *certain(progress), hint=hint)


def _show(attempt):
    """Show a derivation up to its fault, as it was read; one with a single line says nothing."""
    lines, fault = attempt.derivation.lines, attempt.fault
    if len(lines) > 1:
        show(attempt.until(fault.line if fault else lines[-1].number))


def _no_text(answer):
    """The message for an answer that is not a text, else None."""
    if isinstance(answer, str):
        return None
    return say("derivation", "no text", type=type(answer).__name__)


def _problem(progress):
    """The message for the first fault, or for the first line that is missing, else None."""
    attempt, derivation = progress.attempt, progress.attempt.derivation
    if progress.overruled():
        return _overruled(progress.overruled(), derivation)
    if progress.places[0] is None and (derivation.lines or not attempt.fault):
        return _begin(progress.rubric.milestones[0].words, derivation)
    if attempt.fault:
        return _ungiven(progress) or wording.located(attempt.fault)
    if None in progress.places[:-1]:
        return _missing(progress)
    if progress.places[-1] is None:
        return _not_the_end(progress)
    return _not_as_asked(progress)


def _overruled(name, derivation):
    """The message for a letter of the exercise that is given a meaning."""
    line = derivation.given_at[name]
    is_variable = name == derivation.by
    said = say("derivation", "letter varies" if is_variable else "letter", name=name)
    return say("step", "at line", line=line, said=said)


def _begin(start, derivation):
    """The message for a derivation that begins elsewhere, such as with a definition without let."""
    first = derivation.lines[0] if derivation.lines else None
    if derivation.equations and first and isinstance(first.left, Name) and "=" not in start:
        named = f"{first.left.name} = {first.text}"
        return say("step", "at line", line=first.number, said=_let_missing(named))
    if derivation.let or not first:
        return say("derivation", "begin behind" if derivation.let else "begin", start=start)
    return _chained(start, derivation.lines) or say(
        "derivation", "begin now", start=start, read=" = ".join(map(to_text, first.sides()))
    )


def _chained(start, lines):
    """The message for equations that go on with = alone, as expressions do, else None."""
    numbers = [line.number for line in lines]
    below = next((number for number in numbers if number > numbers[0]), None)
    if "=" in start and below and numbers[:2] == numbers[:1] * 2:
        return say("derivation", "begin chain", line=below)
    return None


def _ungiven(progress):
    """The message for a name of the sheet that line 1 holds without its meaning, else None."""
    name = progress.ungiven()
    if name is None:
        return None
    named = f"{name} = {to_text(progress.rubric.context.given[name])}"
    line = progress.attempt.derivation.lines[0].number
    return say("derivation", "meaning missing", line=line, name=name, named=named)


def _let_missing(named):
    return say("problem", "let-missing", named=named)


def _missing(progress):
    """The message for a missing line: how many there are, and what the sheet says about it.

    The missing line itself is not shown unless the sheet prints it.
    """
    asked = list(zip(progress.places, progress.rubric.milestones, strict=True))[1:-1]
    there = sum(place is not None for place, _ in asked)
    missing = next(i for i, (place, _) in enumerate(asked) if place is None)
    above = max(place for place in progress.places[: missing + 1] if place is not None)
    return say(
        "derivation",
        "line missing",
        there=there,
        asked=len(asked),
        line=progress.attempt.derivation.lines[above].number,
        words=asked[missing][1].words,
    )


def _not_the_end(progress):
    """The message for a derivation that ends elsewhere, or with a name of another meaning."""
    derivation, name = progress.attempt.derivation, progress.misgiven()
    last = derivation.lines[-1].number
    if name:
        given_at = derivation.given_at[name]
        return say("derivation", "other meaning", line=last, name=name, given_at=given_at)
    return say("derivation", "not the end", line=last, end=progress.rubric.milestones[-1].words)


def _not_as_asked(progress):
    """The message for what a derivation that is true from start to end still lacks, else None."""
    leg = progress.unshown()
    if leg is not None:
        first, last = (progress.rubric.milestones[i].words for i in (leg, leg + 1))
        return say("derivation", "unshown", first=first, last=last)
    return _not_by(progress.missing_rules()[0]) if progress.missing_rules() else None


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
        A correct expression. It may hold a derivative, as in a visible check, which does not show
        the answer.
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
    to_do = holds_derivative(line.node)
    if comparison.verdict == "undecided":
        said = wording.undecided(comparison.ground)
        yield Finding("undecided", line.number, line.text, said, needs_person=not to_do)
    elif comparison.verdict == "different":
        said = wording.differing("expression", "differs", comparison.witness)
        yield Finding("different", line.number, line.text, said)
    elif to_do:
        yield Finding("not worked", line.number, line.text, say("expression", "not worked"))
