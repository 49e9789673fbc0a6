"""A derivation traced line by line: what follows, by which rule, what breaks, where and why."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from sigmoid_course.tutor.equality.comparison import Witness
from sigmoid_course.tutor.feedback import derivations as wording
from sigmoid_course.tutor.feedback import sheet
from sigmoid_course.tutor.notation.chain import Chain, read_chain
from sigmoid_course.tutor.notation.expression import Node
from sigmoid_course.tutor.steps import equations
from sigmoid_course.tutor.steps.curves import Curve, Equation
from sigmoid_course.tutor.steps.explain import explain
from sigmoid_course.tutor.steps.names import NAMES
from sigmoid_course.tutor.steps.setting import Setting
from sigmoid_course.tutor.steps.sides import diagnose_equation
from sigmoid_course.tutor.steps.slips import diagnose

TRUE = ("follows", "leap", "misnamed", "recovers")
MOST_BROKEN = 6


@dataclass(frozen=True)
class Step:
    """One line judged against the line before it.

    Attributes
    ----------
    line : int
        The line of the text that holds the step's right-hand side.
    verdict : str
        "follows", "leap", "misnamed", "recovers", "breaks", "undecided" or "unreadable".
    message : str
        The verdict in a sentence.
    witness : Witness or None
        Where the two lines differ.
    rules, also, slips : tuple of str
        Names of the notation.
    kind : str or None
        The kind of algebra.
    slip : str or None
        The best explanation of a line that breaks.
    before, after : Node or None
        The two lines as read.
    """

    line: int
    verdict: str
    message: str
    witness: Witness | None = None
    rules: tuple = ()
    also: tuple = ()
    kind: str | None = None
    slip: str | None = None
    slips: tuple = ()
    before: Node | None = None
    after: Node | None = None

    def as_dict(self):
        """The step as plain data, with the keys of `course trace --json`."""
        plain = {name: list(getattr(self, name)) for name in ("rules", "also", "slips")}
        return {
            "line": self.line,
            "verdict": self.verdict,
            **plain,
            "slip": self.slip,
            "witness": self.witness and self.witness.as_dict(),
            "message": self.message,
        }


@dataclass(frozen=True)
class Trace:
    """A traced derivation; shows itself typeset in a notebook and as text elsewhere.

    Attributes
    ----------
    verdict : str
        "sound", "broken", "undecided" or "unreadable".
    line : int or None
        The first line at fault.
    steps : tuple of Step
        One for each line after the first.
    chain : Chain
        The derivation as read.
    """

    verdict: str
    line: int | None
    steps: tuple = ()
    chain: Chain = field(default_factory=Chain)

    def as_dict(self):
        """The trace as plain data, with the keys of `course trace --json`."""
        steps = [step.as_dict() for step in self.steps]
        return {"verdict": self.verdict, "line": self.line, "steps": steps}

    def __str__(self):
        return sheet.as_text(self)

    __repr__ = __str__

    def _repr_html_(self):
        return sheet.as_html(self)


def trace(text):
    """Trace a derivation: judge every line against the line before it.

    Parameters
    ----------
    text : str
        A derivation in the notation, a step a line.

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
    return judge(read_chain(text))


def judge(chain):
    """Judge a chain that was read.

    Parameters
    ----------
    chain : Chain
        A derivation as read.

    Returns
    -------
    Trace
        A line that breaks does not spoil what follows: the next is judged against it as written.
    """
    steps = _judge_equations(chain) if chain.equations else _judge_expressions(chain)
    if chain.unreadable:
        problem = chain.unreadable
        steps.append(Step(problem.line, "unreadable", wording.unreadable(problem)))
    fault = next((step for step in steps if step.verdict not in TRUE), None)
    verdict = fault and fault.verdict
    whole = {None: "sound", "breaks": "broken"}.get(verdict, verdict)
    return Trace(whole, fault and fault.line, tuple(steps), chain)


def _judge_expressions(chain):
    setting = Setting(chain.functions, chain.definitions)
    steps, sound = [], chain.links[0].node if chain.links else None
    for before, link in pairwise(chain.links):
        broken = sound is not before.node and _broken_lines(steps) > 0
        if _broken_lines(steps) < MOST_BROKEN:
            step = _judge_step(setting, before.node, link, sound if broken else None)
        else:
            step = _left(link)
        steps.append(step)
        if step.verdict == "recovers" or (step.verdict in TRUE and not broken):
            sound = link.node
    return steps


def _broken_lines(steps):
    return sum(step.verdict == "breaks" for step in steps)


def _left(link):
    """A line that is not judged, because too many before it are broken."""
    return Step(link.line, "undecided", wording.left(), after=link.node)


def _judge_step(setting, before, link, sound):
    """Judge a line; `sound` is the last sound one where the line before is wrong."""
    comparison = setting.compare(before, link.node)
    step = Step(link.line, "undecided", "", before=before, after=link.node)
    if comparison.verdict == "equal":
        return _true(step, setting, link.claim, comparison.domain)
    if sound and setting.equal(sound, link.node):
        return replace(step, verdict="recovers", message=wording.recovers())
    if comparison.verdict == "undecided":
        return replace(step, message=wording.undecided(comparison.ground))
    return _broken(step, setting, comparison.witness)


def _true(step, setting, claim, domain):
    """A true step with its rules, measured by the one that the student named."""
    found = explain(step.before, step.after, setting)
    other = _claimed(claim, (*found.rules, *found.also))
    verdict = "leap" if found.leap else "misnamed" if other else "follows"
    message = wording.true(verdict, found, other, domain)
    names = {"rules": found.rules, "also": found.also, "kind": found.kind}
    return replace(step, verdict=verdict, message=message, **names)


def _broken(step, setting, witness):
    """A step that breaks, with the slip that explains it where one does."""
    found = diagnose(step.before, step.after, setting)
    return _blame(step, witness, wording.breaks(witness, found), found)


def _judge_equations(chain):
    """Judge a chain of equations; a line that begins with = goes on from a right-hand side."""
    setting = Setting(chain.functions, chain.definitions)
    first = Equation(chain.links[0].left, chain.links[0].node) if chain.links else None
    curve, before, steps = Curve(chain.by, chain.functions), first, []
    curve = curve.learn(_written(first, setting)) if first else curve
    sound = first
    for previous, link in pairwise(chain.links):
        after = Equation(link.left or before.left, link.node)
        last = None if sound is before else sound
        if _broken_lines(steps) >= MOST_BROKEN:
            step = _left(link)
        elif link.left is None:
            step = _judge_step(setting, previous.node, link, last and last.right)
        else:
            step = _judge_equation(setting, before, after, curve, link, last)
        steps.append(step)
        if step.verdict == "recovers" or (last is None and step.verdict in TRUE):
            sound, curve = after, curve.learn(_written(after, setting))
        before = after
    return steps


def _judge_equation(setting, before, after, curve, link, sound):
    """Judge an equation; `sound` is the last sound one where the one before is wrong."""
    found = equations.follows(_written(before, setting), _written(after, setting), curve)
    step = Step(link.line, "undecided", "", before=before.right, after=link.node)
    if found.verdict == "equal":
        return _true_equation(step, setting, before, after, found, link.claim)
    if sound and _follows(sound, after, setting, curve):
        return replace(step, verdict="recovers", message=wording.recovers())
    if found.verdict == "undecided":
        return replace(step, message=wording.undecided("no proof"))
    return _broken_equation(step, setting, before, after, curve, found.witness)


def _written(equation, setting):
    return Equation(setting.put(equation.left), setting.put(equation.right))


def _follows(before, after, setting, curve):
    found = equations.follows(_written(before, setting), _written(after, setting), curve)
    return found.verdict == "equal"


def _true_equation(step, setting, before, after, found, claim):
    """An equation that follows; where one side alone was worked, by the rules of that step."""
    for one, other in ((before.left, after.left), (before.right, after.right)):
        if found.how == equations.REWRITING and one != other:
            return _true(replace(step, before=one, after=other), setting, claim, False)
    also = ("algebra",) if found.rules == ("substitution",) else ()
    other = _claimed(claim, (*found.rules, *also))
    verdict, message = "misnamed" if other else "follows", wording.equation(found, other)
    names = {"rules": found.rules, "also": also, "kind": found.how}
    return replace(step, verdict=verdict, message=message, **names)


def _claimed(claim, rules):
    """The rule that a student named and that is none of these, else None."""
    claim = " ".join(claim.lower().split())
    return claim if claim in NAMES and claim not in rules else None


def _broken_equation(step, setting, before, after, curve, witness):
    """An equation that breaks, with the slip that explains it where one does."""
    sides = _written(before, setting), _written(after, setting)
    found = diagnose_equation(*sides, curve, setting)
    return _blame(step, witness, wording.fails(witness, found), found)


def _blame(step, witness, message, diagnosis):
    """A step that breaks, with its slip where one is recognised."""
    named = {"slip": diagnosis.slip, "slips": diagnosis.slips or diagnosis.together}
    return replace(step, verdict="breaks", message=message, witness=witness, **named)
