"""What is known of a derivation once it is judged: a step for each line, and the whole."""

from dataclasses import dataclass, field

from steptrace import show
from steptrace.equality.compare import Witness
from steptrace.expression import Node
from steptrace.notation.derivation import Derivation

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
        Names of the notation.
    kind : str or None
        The kind of algebra.
    slip : str or None
        The best explanation of a line that breaks.
    together : tuple of str
        Two slips that explain it only together.
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
    together: tuple = ()
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
    derivation : Derivation
        The derivation as read.
    """

    verdict: str
    line: int | None
    steps: tuple = ()
    derivation: Derivation = field(default_factory=Derivation)

    def as_dict(self):
        """The trace as plain data, with the keys of `course trace --json`."""
        steps = [step.as_dict() for step in self.steps]
        return {"verdict": self.verdict, "line": self.line, "steps": steps}

    def __str__(self):
        return show.as_text(self)

    __repr__ = __str__

    def _repr_html_(self):
        return show.as_html(self)
