"""The result of judging a derivation: a step for each line, and a trace of the whole."""

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
    """One line judged against the line before it, as data; `message` puts it into words.

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
    rules, also : tuple of str
        The rules that explain a true step, and other rules that fit too. A leap has the rule that
        comes first.
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
    witness : Witness or None
        A point where the two lines differ, or the two sides of an equation.
    slip : str or None
        The slip that best explains a line that breaks.
    slips : tuple of str
        All slips that explain it.
    together : tuple of str
        Two slips that explain it only together.
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
        """The verdict and its reasons, in one or more sentences."""
        return wording.sentence(self)

    def as_dict(self) -> dict:
        """Return the step as plain data, with the keys of `steptrace --json`."""
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
    """A traced derivation, displayed typeset in a notebook and as text elsewhere.

    Attributes
    ----------
    verdict : str
        "sound", "broken", "undecided" or "unreadable".
    line : int or None
        The first line that is not true; None if the derivation is sound.
    steps : tuple of Step
        One for each line after the first.
    derivation : Derivation
        The derivation as read.
    context : Context
        What the derivation says about its names.
    """

    verdict: str
    line: int | None
    steps: tuple[Step, ...] = ()
    derivation: Derivation = field(default_factory=Derivation)
    context: Context = field(default_factory=Context)

    @property
    def fault(self) -> Step | None:
        """The first step that is not true, None if all are."""
        return next((step for step in self.steps if step.verdict not in TRUE), None)

    def as_dict(self) -> dict:
        """Return the trace as plain data, with the keys of `steptrace --json`."""
        steps = [step.as_dict() for step in self.steps]
        return {"verdict": self.verdict, "line": self.line, "steps": steps}

    def __str__(self) -> str:
        return show.as_text(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return show.as_html(self)
