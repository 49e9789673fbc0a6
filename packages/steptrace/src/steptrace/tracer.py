"""Traces a derivation: judges each line, and finds the rule or the slip that explains it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from steptrace.claims import claimed, meant
from steptrace.context import Context
from steptrace.errors import TooLarge
from steptrace.expression import ZERO, Derivative, Name, walk
from steptrace.implicit import follows
from steptrace.implicit.curve import Curve, Equation, slope_to_work_out
from steptrace.implicit.diagnose_equation import diagnose_equation
from steptrace.implicit.moves import Move
from steptrace.meanings import contradictions
from steptrace.notation.derivation import Derivation
from steptrace.notation.reader import read_derivation
from steptrace.result import Trace
from steptrace.rules.families import NAMED
from steptrace.search.diagnose import diagnose
from steptrace.search.explain import explain
from steptrace.step import TRUE, Step

MAX_BROKEN_LINES = 6


def trace(text: str, constants: Iterable[str] = ()) -> Trace:
    """Trace a derivation: judge every line against the line before it.

    Parameters
    ----------
    text : str
        A derivation in the notation, one step on each line.
    constants : iterable of str
        Names to treat as constants, even where they are differentiated, such as t in d/dz[t].

    Returns
    -------
    Trace
        The verdict on the whole, the first line that is not true, and a step for each line.

    Examples
    --------
    >>> trace('''d/dx (x^2 + 1)^3
    ... = 3(x^2 + 1)^2 * 2x
    ... = 5x(x^2 + 1)^2''').line
    3
    """
    return _traced(text if isinstance(text, str) else "", tuple(constants))


@lru_cache(maxsize=128)
def _traced(text, constants):
    # An answer is traced more than once: by its visible check, and for its points.
    return judge(read_derivation(text, constants=constants))


def judge(derivation: Derivation) -> Trace:
    """Judge a derivation that has been read.

    Parameters
    ----------
    derivation : Derivation
        A derivation as read.

    Returns
    -------
    Trace
        Each line is judged against the line before it as written, even if that one breaks.
    """
    context = Context.of(derivation)
    judge_lines = _judge_equations if derivation.equations else _judge_expressions
    steps = _with_other_readings(judge_lines(derivation, context), derivation.lines, context)
    steps += contradictions(derivation, context)
    if derivation.unreadable:
        steps.append(_unreadable(derivation.unreadable))
    faults = (step for step in steps if step.verdict not in TRUE)
    fault = min(faults, key=lambda step: step.line, default=None)
    whole = {"breaks": "broken"}.get(fault.verdict, fault.verdict) if fault else "sound"
    return Trace(whole, fault and fault.line, tuple(steps), derivation, context)


def _with_other_readings(steps, lines, context):
    """Give each step that breaks another reading of a line with which it would follow, if any.

    Then no slip explains the step.
    """
    found = []
    for step, before, after in zip(steps, lines, lines[1:], strict=False):
        other = _other_reading(step, before, after, context)
        free = {"slip": None, "slips": (), "together": (), "place": ()}
        found.append(replace(step, otherwise=other, **free) if other else step)
    return found


def _other_reading(step, before, after, context):
    if step.verdict != "breaks" and step.reason != "not given":
        return None
    earlier = before.others if before.node == step.before else ()
    pairs = [(other, other.node, step.after) for other in earlier]
    pairs += [(other, step.before, other.node) for other in after.others]
    return next((other for other, one, two in pairs if context.equal(one, two)), None)


def _unreadable(problem):
    return Step(problem.line, "unreadable", problem.text, problem=problem)


def _judge_expressions(derivation, context):
    steps, subject = [], derivation.lines[0].node if derivation.lines else None
    sound = subject
    for before, line in zip(derivation.predecessors(), derivation.lines[1:], strict=True):
        sound = line.left or sound
        broken = sound is not before and _broken_lines(steps) > 0
        if _broken_lines(steps) < MAX_BROKEN_LINES:
            context = _with_constants(context, derivation, before, line.node)
            step = _judge_step(context, before, line, sound if broken else None)
            step = _undecided_where_not_given(step, derivation, context)
        else:
            step = _not_judged(line)
        steps.append(step)
        subject = line.left or subject
        if step.verdict == "recovers" or (step.verdict in TRUE and not broken):
            sound, context = line.node, context.having_said(subject, line.node)
    return steps


def _with_constants(context, derivation, before, after):
    """Make constants of names whose derivative the student takes as zero."""
    held, left = (_differentiated_names(context.spelled(line)) for line in (before, after))
    gone = held & derivation.unsure & context.functions - left
    if not gone or context.equal(before, after):
        return context
    fewer = Context.of(derivation, gone | derivation.functions - context.functions)
    shown = _zeros(after) > _zeros(before)
    return fewer if shown or fewer.equal(before, after) else context


def _zeros(node):
    return sum(part == ZERO for part in walk(node))


def _differentiated_names(node):
    """The names that are differentiated alone in a line, such as t in d/dz[t]."""
    held = (part for part in walk(node) if isinstance(part, Derivative))
    return {part.arg.name for part in held if isinstance(part.arg, Name)}


def _undecided_where_not_given(step, derivation, context):
    """Make a step undecided if it replaces dL/dz and L was not given: it cannot be refuted."""
    if step.verdict != "breaks":
        return step
    before, after = (
        _differentiated_names(context.spelled(line)) for line in (step.before, step.after)
    )
    unknown = (before ^ after) & derivation.unknown - derivation.unsure
    unknown |= (before - after) & derivation.unsure & context.functions
    if not unknown:
        return step
    doubt = {"verdict": "undecided", "reason": "not given", "unknown": min(unknown)}
    return replace(step, **doubt, witness=None, slip=None, slips=(), together=(), place=())


def _not_given_where_only_slopes_are(step, line, derivation):
    """Name what is missing for a slope such as da/dz where no line says what anything stands for.

    Then nothing can be worked out from the lines before.
    """
    lefts = [given.left for given in derivation.lines if given.left]
    slopes = all(isinstance(left, Derivative) and isinstance(left.arg, Name) for left in lefts)
    if step.verdict != "undecided" or not slopes or line.left.arg.name in derivation.definitions:
        return step
    return replace(step, reason="not given", unknown=line.left.arg.name)


def _broken_lines(steps):
    return sum(step.verdict == "breaks" for step in steps)


def _not_judged(line):
    """The step for a line that is not judged, because too many lines before it are broken."""
    return replace(_undecided_step(line), reason="many broken")


def _undecided_step(line, before=None, equation=False):
    """The step that leads to a line, before anything is known about it."""
    step = Step(line.number, "undecided", line.text, before, line.node, equation)
    return replace(step, claim=claimed(line.claim), meant=meant(line.claim))


def _judge_step(context, before, line, sound):
    """Judge a line; `sound` is the last sound line if the one before is wrong, otherwise None."""
    comparison = context.compare(before, line.node)
    step = _undecided_step(line, before)
    if comparison.verdict == "equal":
        return _true(step, context, comparison.domain)
    if sound and context.equal(sound, line.node):
        return replace(step, verdict="recovers")
    if comparison.verdict == "undecided":
        return replace(step, reason=comparison.ground)
    return _broken(step, comparison.witness, diagnose(before, line.node, context))


def _true(step, context, domain, also=()):
    """Explain a true step, and compare its rules with the one that the student named."""
    found = explain(step.before, step.after, context)
    also = (*found.also, *also)
    names = {"rules": found.rules, "also": also, "kind": found.kind}
    names["functions"] = found.functions
    verdict = "leap" if found.leap else _named_rightly(step.claim, found.rules, also)
    return replace(step, verdict=verdict, domain=domain, **names)


def _named_rightly(claim, rules, also):
    """The verdict on a true step: a rule that the student named must be one of those that fit."""
    return "misnamed" if claim and claim not in (*rules, *also) else "follows"


def _broken(step, witness, diagnosis):
    """A step that breaks, with the slip that explains it if one was found."""
    slips = {"slip": diagnosis.slip, "slips": diagnosis.slips or diagnosis.together}
    named = {**slips, "together": diagnosis.together, "place": diagnosis.place}
    return replace(step, verdict="breaks", witness=witness, **named)


def _judge_equations(derivation, context):
    """Judge equations; a line that begins with = continues the right-hand side before it."""
    first = (
        Equation(derivation.lines[0].left, derivation.lines[0].node) if derivation.lines else None
    )
    curve, before, steps = Curve(derivation.by, derivation.functions), first, []
    curve = _learnt(curve, first, context) if first else curve
    sound = first
    for line in derivation.lines[1:]:
        after = Equation(line.left or before.left, line.node)
        last = None if sound is before else sound
        if _broken_lines(steps) >= MAX_BROKEN_LINES:
            step = _not_judged(line)
        elif line.left is None:
            step = _judge_continued(context, before, after, curve, line, last)
        else:
            step = _judge_equation(context, before, after, curve, line, last)
            step = _not_given_where_only_slopes_are(step, line, derivation)
        steps.append(_undecided_where_not_given(step, derivation, context))
        if step.verdict == "recovers" or (last is None and step.verdict in TRUE):
            sound, curve = after, _learnt(curve, after, context)
        before = after
    return steps


def _judge_continued(context, before, after, curve, line, sound):
    """Judge a line that goes on from the right-hand side of the equation before it."""
    known = _with_solved(context, curve, before.right, line.node)
    same_side = sound.right if sound and sound.left == before.left else None
    step = _judge_step(known, before.right, line, same_side)
    if step.verdict != "breaks" or not sound:
        return step
    true = _follows(sound, after, context, curve).verdict == "equal"
    return replace(_undecided_step(line, before.right), verdict="recovers") if true else step


def _with_solved(context, curve, before, after):
    """Add what `y = …` says to a context, if two expressions are equal only with that put in."""
    solved = {name: node for name, node in curve.solved.items() if name not in context.given}
    if (before.names | after.names).isdisjoint(solved) or context.equal(before, after):
        return context
    functions = context.functions - frozenset(solved)
    return replace(context, functions=functions, given={**solved, **context.given})


def _judge_equation(context, before, after, curve, line, sound):
    """Judge an equation; `sound` is the last sound one if the one before is wrong."""
    found = _follows(before, after, context, curve)
    step = _undecided_step(line, before.right, equation=True)
    if found.verdict == "equal":
        return _true_equation(step, context, before, after, found)
    if sound and _follows(sound, after, context, curve).verdict == "equal":
        return replace(step, verdict="recovers")
    if found.verdict == "undecided":
        return replace(step, reason="no proof")
    sides = _written(before, context), _written(after, context)
    return _broken(step, found.witness, diagnose_equation(*sides, curve, context))


def _written(equation, context):
    return Equation(context.put(equation.left), context.put(equation.right))


def _follows(before, after, context, curve):
    try:
        return follows.follows(_written(before, context), _written(after, context), curve)
    except TooLarge:
        return follows.Verdict("undecided")


def _learnt(curve, equation, context):
    try:
        return curve.learn(_written(equation, context))
    except TooLarge:
        return curve


def _true_equation(step, context, before, after, found):
    """Explain an equation that follows; if only one side changed, by the rules of that side."""
    for one, other in ((before.left, after.left), (before.right, after.right)):
        if found.how == Move.REWRITING and one != other:
            return _true_side(step, one, other, context)
    held = slope_to_work_out(before, after) if found.how == Move.DIFFERENTIATING else None
    if held and not NAMED.keys().isdisjoint(explain(held, after.right, context).rules[:1]):
        return _true_side(step, held, after.right, context, found.rules)
    kind = Move.REPEATING if before == after else found.how
    also = ("algebra",) if found.rules == ("substitution",) else ()
    names = {"rules": found.rules, "also": also, "kind": kind}
    verdict = _named_rightly(step.claim, found.rules, also)
    return replace(step, verdict=verdict, divides=found.divides, **names)


def _true_side(step, one, other, context, also=()):
    """Explain an equation that follows by what was done on one of its sides."""
    side = replace(step, before=one, after=other, equation=False)
    return _true(side, context, context.compare(one, other).domain, also)
