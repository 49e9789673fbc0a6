"""Hints in levels for the next line of a derivation, made from a reference solution.

They are made when a sheet is released, and the call of its check is given them. Of each line of the
reference they hold the digest, the rule that leads on from it, the place and the shape of what
follows, and no line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from steptrace.expression import Add, Call, Derivative, Div, Mul, Node, Pow
from steptrace.functions import FUNCTIONS
from steptrace.messages import trace as wording
from steptrace.messages.english import ENGLISH
from steptrace.notation.printer import to_text
from steptrace.result import Trace
from steptrace.rubric import digest
from steptrace.rubric.lines import LIKE, Lines
from steptrace.rubric.milestones import Rubric
from steptrace.rubric.progress import Progress
from steptrace.rubric.shape import shape
from steptrace.step import Step

say = ENGLISH.say
ORDINALS = ("first", "second", "third", "later")
# Rules by which nothing is differentiated.
REWRITING = ("definition", "substitution", "change of base")


@dataclass(frozen=True)
class Hint:
    """What can be said of the next line.

    Attributes
    ----------
    place : str
        Which line it is: a digest, or the words for the line asked for where no hint is known.
    levels : tuple of str
        From the kind of what comes next to its shape.
    """

    place: str
    levels: tuple[str, ...]


def made(reference: Trace, rubric: Rubric, examples: Iterable[Trace] = ()) -> list[Hint]:
    """Make the hints of an exercise.

    Parameters
    ----------
    reference : Trace
        A right derivation, traced.
    rubric : Rubric
        What the exercise asks for.
    examples : iterable of Trace
        Other derivations, of which the first like step is shown.

    Returns
    -------
    list of Hint
        One for each line that another follows, by its digest.
    """
    lines, examples = Lines(reference, rubric.context), list(examples)
    keys = [digest.of_form(sides, rubric.context) for sides in lines.sides]
    known = {}
    for at, step in enumerate(reference.steps):
        if keys[at] != keys[at + 1]:
            form = shape(lines.sides[at + 1], rubric.context, reference.derivation.by)
            known[keys[at]] = Hint(keys[at], _levels(step, lines.sides[at], form, examples))
    return list(known.values())


def _levels(step, before, form, examples):
    """The four levels of the hint for a step."""
    how = wording.explanation(replace(step, verdict="follows", claim=None, meant=None))
    where = say("hint", "where", place=_place(step, before))
    return (
        say("hint kind", _kind(step)),
        how,
        " ".join([where, *_like(step, examples)]),
        say("hint", "shape", shape=form),
    )


def _kind(step):
    """The kind of thing that a step is, as level 1 says it."""
    first = step.rules[0]
    if first in ("algebra", "differentiate both sides"):
        return first
    return "rewriting" if first in REWRITING else "rule"


def _place(step, before):
    """Where in the line a step works, in words."""
    if step.equation:
        return say("hint place", "sides")
    path = list(_path(step.before, step.after))
    if not path:
        return say("hint place", "right" if len(before) > 1 else "whole")
    return say("hint", "inside").join(reversed(path))


def _path(before: Node, after: Node) -> Iterator[str]:
    """Yield where two expressions differ, from the outside in."""
    if type(before) is not type(after) or len(before.parts) != len(after.parts):
        return
    pairs = enumerate(zip(before.parts, after.parts, strict=True))
    differ = [number for number, (old, new) in pairs if old != new]
    if len(differ) == 1:
        (number,) = differ
        yield from _named(before, number)
        yield from _path(before.parts[number], after.parts[number])


def _named(node, number):
    """Yield the words for a part of an expression; a minus sign has none."""
    match node:
        case Div():
            yield say("hint place", ("numerator", "denominator")[number])
        case Pow():
            yield say("hint place", ("base", "exponent")[number])
        case Call(function=name):
            yield say("hint place", "call", name=FUNCTIONS[name].spellings[0])
        case Derivative(by=by):
            yield say("hint place", "derivative", by=by)
        case Mul() | Add():
            which = say("ordinal", ORDINALS[min(number, 3)])
            yield say("hint place", "factor" if isinstance(node, Mul) else "term", which=which)


def _like(step: Step, examples: list[Trace]) -> Iterator[str]:
    """Yield the first like step of the examples, if there is one."""
    for example in examples:
        lines = list(map(_written, example.derivation.lines))
        for other, before, after in zip(example.steps, lines, lines[1:], strict=False):
            if other.verdict == "follows" and _idea(other) == _idea(step):
                yield say("hint", "like", before=before, after=after)
                return


def _written(line):
    """A line as typed, with its left side if it has one of its own."""
    return line.text if line.left is None else f"{to_text(line.left)} = {line.text}"


def _idea(step):
    return step.rules[0], step.kind


def gives_away(example: Trace, rubric: Rubric) -> bool:
    """Return whether an example holds a line like one that the exercise does not print.

    Parameters
    ----------
    example : Trace
        A derivation.
    rubric : Rubric
        What the exercise asks for, with the lines themselves.

    Returns
    -------
    bool
    """
    lines = Lines(example, rubric.context)
    asked = [one.forms for one in rubric.milestones if not one.printed]
    forms = [form for group in (*asked, *(way.forms for way in rubric.ways)) for form in group]
    return any(lines.likeness(line, forms) >= LIKE for line in range(len(lines.sides)))


def following(progress: Progress, hints: Iterable[Hint]) -> Hint | None:
    """Return the hint for what a derivation lacks first.

    Parameters
    ----------
    progress : Progress
        What the derivation meets.
    hints : iterable of Hint
        Those of the exercise.

    Returns
    -------
    Hint or None
        None where no line is missing, the first one is, or a name has another meaning. Where the
        last true line before the gap is not one of the reference's, the hint has one level, the
        words for the line asked for.
    """
    number = _wanted(progress)
    if not number or progress.overruled() or progress.misgiven():
        return None
    here = _last_before(progress, number)
    known = [hint for hint in hints if progress.lines.has(here, frozenset([hint.place]))]
    line = progress.attempt.derivation.lines[here].number
    if not known:
        words = progress.rubric.milestones[number].words
        return Hint(words, (say("hint", "other way", line=line, words=words),))
    first, *others = known[-1].levels
    return replace(known[-1], levels=(say("hint", "after", line=line, said=first), *others))


def _wanted(progress):
    """The number of the milestone that is missing or not shown first, else None."""
    missing = (number for number, place in enumerate(progress.places) if place is None)
    leg = progress.unshown()
    return next(missing, None if leg is None else leg + 1)


def _last_before(progress, number):
    """The last line that agrees with the start before the gap in front of a milestone."""
    above = progress.places[number - 1]
    below = (place for place in progress.places[number:] if place is not None)
    until = next(below, len(progress.lines.sides))
    return max(line for line in progress.lines.good if above <= line < max(until, above + 1))
