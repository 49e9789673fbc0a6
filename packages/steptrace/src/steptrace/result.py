"""What is known of a derivation once it is judged: a step for each line, and the whole."""

from dataclasses import dataclass, field

from steptrace import show
from steptrace.context import Context
from steptrace.equality.compare import Witness
from steptrace.expression import Node
from steptrace.messages import trace as wording
from steptrace.notation.derivation import Derivation
from steptrace.notation.errors import Unreadable

TRUE = ("follows", "leap", "misnamed", "recovers")


@dataclass(frozen=True)
class Step:
    """One line judged against the line before it: data alone, words are made when it is shown.

    Attributes
    ----------
    line : int
        The line of the text that holds the step's right-hand side.
    verdict : str
        "follows", "leap", "misnamed", "recovers", "breaks", "undecided" or "unreadable".
    text : str
        The right-hand side as typed; of a line that cannot be read all of it.
    before, after : Node or None
        What was compared: the two lines as read, of equations a side of each.
    equation : bool
        Whether an equation was judged by the one before it, both sides of it together.
    claim : str or None
        The rule that the line's writer named, None where the comment names no rule.
    rules, also : tuple of str
        The rules of a true step, and others that fit as well; of a leap the first rule.
    kind : str or None
        The kind of algebra or of rewriting, or the `Move` that made an equation.
    functions : tuple of str
        The functions that were put in, where that is the kind.
    domain : bool
        Whether one of the two lines is defined at points where the other is not.
    divides : bool
        Whether both sides were multiplied or divided by what can be zero.
    reason : str or None
        Why a step is undecided: a ground of `Comparison`, "not given" or "many broken".
    unknown : str or None
        The name whose meaning would be needed, where the reason is "not given".
    witness : Witness or None
        Where the two lines differ, or the two sides of an equation.
    slip : str or None
        The best explanation of a line that breaks.
    slips : tuple of str
        All slips that explain it.
    together : tuple of str
        Two slips that explain it only together.
    problem : Unreadable or None
        What stopped the reading; its `line`, `text` and `column` say where.
    """

    line: int
    verdict: str
    text: str = ""
    before: Node | None = None
    after: Node | None = None
    equation: bool = False
    claim: str | None = None
    rules: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kind: str | None = None
    functions: tuple[str, ...] = ()
    domain: bool = False
    divides: bool = False
    reason: str | None = None
    unknown: str | None = None
    witness: Witness | None = None
    slip: str | None = None
    slips: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    problem: Unreadable | None = None

    @property
    def message(self) -> str:
        """The verdict in a sentence."""
        return wording.sentence(self)

    def as_dict(self) -> dict:
        """The step as plain data, with the keys of `steptrace --json`."""
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
    derivation : Derivation
        The derivation as read.
    context : Context
        What the derivation says of its names.
    """

    verdict: str
    line: int | None
    steps: tuple[Step, ...] = ()
    derivation: Derivation = field(default_factory=Derivation)
    context: Context = field(default_factory=Context)

    @property
    def fault(self) -> Step | None:
        """The first step that is not true."""
        return next((step for step in self.steps if step.verdict not in TRUE), None)

    def as_dict(self) -> dict:
        """The trace as plain data, with the keys of `steptrace --json`."""
        steps = [step.as_dict() for step in self.steps]
        return {"verdict": self.verdict, "line": self.line, "steps": steps}

    def __str__(self) -> str:
        return show.as_text(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return show.as_html(self)
