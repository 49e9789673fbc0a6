"""A derivation traced line by line: what follows, by which rule, what breaks, where and why."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from steptrace.context import Context
from steptrace.equality.differentiate import TooLarge
from steptrace.expression import ZERO, Derivative, Name, walk
from steptrace.implicit import follows
from steptrace.implicit.curve import Curve, Equation
from steptrace.implicit.diagnose_equation import diagnose_equation
from steptrace.messages import trace as wording
from steptrace.notation.derivation import read_derivation
from steptrace.result import TRUE, Step, Trace
from steptrace.rules.names import NAMES
from steptrace.search.diagnose import diagnose
from steptrace.search.explain import explain

MOST_BROKEN = 6


def trace(text, constants=()):
    """Trace a derivation: judge every line against the line before it.

    Parameters
    ----------
    text : str
        A derivation in the notation, a step a line.
    constants : iterable of str
        Names that do not vary, even where they are differentiated, as t in d/dz[t].

    Returns
    -------
    Trace
        With the verdict on the whole, the first line at fault and a step for each line.

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
    # An answer is traced more than once: in its check, and for its marks.
    return judge(read_derivation(text, constants=constants))


def judge(derivation):
    """Judge a chain that was read.

    Parameters
    ----------
    derivation : Derivation
        A derivation as read.

    Returns
    -------
    Trace
        A line that breaks does not spoil what follows: the next is judged against it as written.
    """
    steps = _judge_equations(derivation) if derivation.equations else _judge_expressions(derivation)
    if derivation.unreadable:
        problem = derivation.unreadable
        steps.append(Step(problem.line, "unreadable", wording.unreadable(problem)))
    fault = next((step for step in steps if step.verdict not in TRUE), None)
    verdict = fault and fault.verdict
    whole = {None: "sound", "breaks": "broken"}.get(verdict, verdict)
    return Trace(whole, fault and fault.line, tuple(steps), derivation)


def _judge_expressions(derivation):
    context = Context.of(derivation)
    steps, sound = [], derivation.lines[0].node if derivation.lines else None
    for previous, line in pairwise(derivation.lines):
        before = line.left or previous.node
        sound = line.left or sound
        broken = sound is not before and _broken_lines(steps) > 0
        if _broken_lines(steps) < MOST_BROKEN:
            context = _with_constants(context, derivation, before, line.node)
            step = _judge_step(context, before, line, sound if broken else None)
            step = _doubted(step, derivation, context)
        else:
            step = _left(line)
        steps.append(step)
        if step.verdict == "recovers" or (step.verdict in TRUE and not broken):
            sound = line.node
    return steps


def _with_constants(context, derivation, before, after):
    """The setting in which a name is constant whose derivative a line takes as zero."""
    held, left = (_alone(context.spelled(line)) for line in (before, after))
    gone = held & derivation.unsure & context.functions - left
    if not gone or context.equal(before, after):
        return context
    fewer = Context.of(derivation, gone | derivation.functions - context.functions)
    shown = _zeros(after) > _zeros(before)
    return fewer if shown or fewer.equal(before, after) else context


def _zeros(node):
    return sum(part == ZERO for part in walk(node))


def _alone(node):
    """The names whose derivative stands in a line, as in d/dz[t]."""
    held = (part for part in walk(node) if isinstance(part, Derivative))
    return {part.arg.name for part in held if isinstance(part.arg, Name)}


def _doubted(step, derivation, context):
    """A step that puts something in for dL/dz cannot be refuted where L is not given."""
    if step.verdict != "breaks":
        return step
    before, after = (_alone(context.spelled(line)) for line in (step.before, step.after))
    unknown = (before ^ after) & derivation.unknown - derivation.unsure
    unknown |= (before - after) & derivation.unsure & context.functions
    if not unknown:
        return step
    message = wording.not_given(min(unknown))
    return Step(step.line, "undecided", message, before=step.before, after=step.after)


def _broken_lines(steps):
    return sum(step.verdict == "breaks" for step in steps)


def _left(line):
    """A line that is not judged, because too many before it are broken."""
    return Step(line.number, "undecided", wording.left(), after=line.node)


def _judge_step(context, before, line, sound):
    """Judge a line; `sound` is the last sound one where the line before is wrong."""
    comparison = context.compare(before, line.node)
    step = Step(line.number, "undecided", "", before=before, after=line.node)
    if comparison.verdict == "equal":
        return _true(step, context, line.claim, comparison.domain)
    if sound and context.equal(sound, line.node):
        return replace(step, verdict="recovers", message=wording.recovers())
    if comparison.verdict == "undecided":
        return replace(step, message=wording.undecided(comparison.ground))
    return _broken(step, context, comparison.witness)


def _true(step, context, claim, domain):
    """A true step with its rules, measured by the one that the student named."""
    found = explain(step.before, step.after, context)
    other = _claimed(claim, (*found.rules, *found.also))
    verdict = "leap" if found.leap else "misnamed" if other else "follows"
    message = wording.true(verdict, found, other, domain)
    names = {"rules": found.rules, "also": found.also, "kind": found.kind}
    return replace(step, verdict=verdict, message=message, **names)


def _broken(step, context, witness):
    """A step that breaks, with the slip that explains it where one does."""
    found = diagnose(step.before, step.after, context)
    return _blame(step, witness, wording.breaks(witness, found), found)


def _judge_equations(derivation):
    """Judge a chain of equations; a line that begins with = goes on from a right-hand side."""
    context = Context.of(derivation)
    first = (
        Equation(derivation.lines[0].left, derivation.lines[0].node) if derivation.lines else None
    )
    curve, before, steps = Curve(derivation.by, derivation.functions), first, []
    curve = _learnt(curve, first, context) if first else curve
    sound = first
    for previous, line in pairwise(derivation.lines):
        after = Equation(line.left or before.left, line.node)
        last = None if sound is before else sound
        if _broken_lines(steps) >= MOST_BROKEN:
            step = _left(line)
        elif line.left is None:
            step = _judge_step(context, previous.node, line, last and last.right)
        else:
            step = _judge_equation(context, before, after, curve, line, last)
        steps.append(step)
        if step.verdict == "recovers" or (last is None and step.verdict in TRUE):
            sound, curve = after, _learnt(curve, after, context)
        before = after
    return steps


def _judge_equation(context, before, after, curve, line, sound):
    """Judge an equation; `sound` is the last sound one where the one before is wrong."""
    found = _follows(before, after, context, curve)
    step = Step(line.number, "undecided", "", before=before.right, after=line.node)
    if found.verdict == "equal":
        return _true_equation(step, context, before, after, found, line.claim)
    if sound and _follows(sound, after, context, curve).verdict == "equal":
        return replace(step, verdict="recovers", message=wording.recovers())
    if found.verdict == "undecided":
        return replace(step, message=wording.undecided("no proof"))
    return _broken_equation(step, context, before, after, curve, found.witness)


def _written(equation, context):
    return Equation(context.put(equation.left), context.put(equation.right))


def _follows(before, after, context, curve):
    try:
        return follows.follows(_written(before, context), _written(after, context), curve)
    except TooLarge:
        return follows.Verdict("undecided", "too large")


def _learnt(curve, equation, context):
    try:
        return curve.learn(_written(equation, context))
    except TooLarge:
        return curve


def _true_equation(step, context, before, after, found, claim):
    """An equation that follows; where one side alone was worked, by the rules of that step."""
    for one, other in ((before.left, after.left), (before.right, after.right)):
        if found.how == follows.REWRITING and one != other:
            return _true(replace(step, before=one, after=other), context, claim, False)
    if before == after:
        found = replace(found, how=follows.REPEATING)
    also = ("algebra",) if found.rules == ("substitution",) else ()
    other = _claimed(claim, (*found.rules, *also))
    verdict, message = "misnamed" if other else "follows", wording.equation(found, other)
    names = {"rules": found.rules, "also": also, "kind": found.how}
    return replace(step, verdict=verdict, message=message, **names)


def _claimed(claim, rules):
    """The rule that a student named and that is none of these, else None."""
    claim = " ".join(claim.lower().split())
    return claim if claim in NAMES and claim not in rules else None


def _broken_equation(step, context, before, after, curve, witness):
    """An equation that breaks, with the slip that explains it where one does."""
    sides = _written(before, context), _written(after, context)
    found = diagnose_equation(*sides, curve, context)
    return _blame(step, witness, wording.fails(witness, found), found)


def _blame(step, witness, message, diagnosis):
    """A step that breaks, with its slip where one is recognised."""
    named = {"slip": diagnosis.slip, "slips": diagnosis.slips or diagnosis.together}
    named["together"] = diagnosis.together
    return replace(step, verdict="breaks", message=message, witness=witness, **named)
