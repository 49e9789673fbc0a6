"""A line of a derivation judged against the line before it, as data."""

from dataclasses import dataclass

from steptrace.equality.compare import Witness
from steptrace.expression import Node
from steptrace.notation.errors import Unreadable
from steptrace.notation.otherwise import Otherwise

TRUE = ("follows", "leap", "misnamed", "recovers")


@dataclass(frozen=True)
class Step:
    """One line judged against the line before it: data alone, `messages.trace.sentence` words it.

    Attributes
    ----------
    line : int
        The line of the text that holds the step's right-hand side.
    verdict : str
        "follows", "leap", "misnamed", "recovers", "breaks", "undecided" or "unreadable".
    text : str
        The right-hand side as typed; the whole line if it cannot be read.
    before, after : Node or None
        The expressions that were compared: two lines, or one side each of two equations.
    equation : bool
        Whether an equation was judged as a whole against the equation before it.
    claim : str or None
        The rule that the student named in a comment; None if the comment names no rule.
    meant : str or None
        The rule whose name the comment misspells.
    rules, also : tuple of str
        The rules that explain a true step, and other rules that fit too. A leap has all rules that
        it takes, the one that comes first in front.
    kind : str or None
        The kind of algebra or of rewriting, or the `Move` that led to an equation.
    functions : tuple of str
        The functions that were put in, if that is the kind.
    domain : bool
        Whether one of the two lines is defined at points where the other is not.
    divides : bool
        Whether both sides were multiplied or divided by an expression that can be zero.
    reason : str or None
        Why a step is undecided: a ground of `Comparison`, "not given" or "many broken".
    unknown : str or None
        The name that has no meaning, if the reason is "not given".
    given : str or None
        The name that the line gives a second meaning; `before` is the first one.
    given_at : int or None
        The line that gives it the first one.
    witness : Witness or None
        A point where the two lines differ, or the two sides of an equation.
    slip : str or None
        The slip that best explains a line that breaks.
    slips : tuple of str
        All slips that explain it.
    together : tuple of str
        Two slips that explain it only together.
    place : tuple of Node
        The parts of a line that breaks that are wrong, where all else in it is right.
    otherwise : Otherwise or None
        Another reading of this line or of the line before, with which this line would follow.
    problem : Unreadable or None
        Why the line cannot be read; its `line`, `text` and `column` say where.
    """

    line: int
    verdict: str
    text: str = ""
    before: Node | None = None
    after: Node | None = None
    equation: bool = False
    claim: str | None = None
    meant: str | None = None
    rules: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kind: str | None = None
    functions: tuple[str, ...] = ()
    domain: bool = False
    divides: bool = False
    reason: str | None = None
    unknown: str | None = None
    given: str | None = None
    given_at: int | None = None
    witness: Witness | None = None
    slip: str | None = None
    slips: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    place: tuple[Node, ...] = ()
    otherwise: Otherwise | None = None
    problem: Unreadable | None = None
