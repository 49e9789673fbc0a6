"""A derivation traced line by line: what follows, what breaks, and where."""

from dataclasses import dataclass, field

from sigmoid_course.tutor.equality.comparison import Witness, compare
from sigmoid_course.tutor.feedback import derivations as wording
from sigmoid_course.tutor.feedback import sheet
from sigmoid_course.tutor.notation.chain import Chain, read_chain
from sigmoid_course.tutor.notation.expression import Name, Node, rewrite
from sigmoid_course.tutor.rules import ideas

TRUE = ("follows", "leap", "misnamed", "recovers")


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
        Names of notation.md.
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
    steps, sound = [], chain.links[0].node if chain.links else None
    for before, link in zip(chain.links, chain.links[1:], strict=False):
        broken = any(step.verdict == "breaks" for step in steps) and sound is not before.node
        step = _judge_step(chain, before.node, link, sound if broken else None)
        steps.append(step)
        if step.verdict == "recovers" or (step.verdict in TRUE and not broken):
            sound = link.node
    if chain.unreadable:
        problem = chain.unreadable
        steps.append(Step(problem.line, "unreadable", wording.unreadable(problem)))
    fault = next((step for step in steps if step.verdict not in TRUE), None)
    verdicts = {None: "sound", "breaks": "broken"}
    verdict = fault and fault.verdict
    return Trace(verdicts.get(verdict, verdict), fault and fault.line, tuple(steps), chain)


def _judge_step(chain, before, link, sound):
    comparison = _compare(chain, before, link.node)
    if comparison.verdict == "equal":
        leap = ideas(before, link.node) > 1
        verdict = "leap" if leap else "follows"
        message = wording.true(verdict, comparison.domain)
    elif comparison.verdict == "undecided":
        verdict, message = "undecided", wording.undecided(comparison.ground)
    elif sound and _compare(chain, sound, link.node).verdict == "equal":
        verdict, message = "recovers", wording.recovers()
    else:
        verdict, message = "breaks", wording.breaks(comparison.witness)
    witness = comparison.witness if verdict == "breaks" else None
    return Step(link.line, verdict, message, witness, before=before, after=link.node)


def _compare(chain, left, right):
    return compare(define(left, chain), define(right, chain), chain.functions)


def define(node, chain):
    """An expression with the names of the chain's definitions written out."""
    given = chain.definitions
    if not given:
        return node
    return rewrite(
        node, lambda part: given.get(part.name, part) if isinstance(part, Name) else part
    )
