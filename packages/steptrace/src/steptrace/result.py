"""The result of judging a derivation: a step for each line, and a verdict on the whole."""

from dataclasses import dataclass, field, replace

from steptrace import show
from steptrace.context import Context
from steptrace.messages.trace import domain, sentence
from steptrace.notation.derivation import Derivation
from steptrace.notation.printer import to_text
from steptrace.step import TRUE, Step


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
        One for each line after the first, then one for each name that is given a second meaning,
        and one for a line that cannot be read.
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
        faults = (step for step in self.steps if step.verdict not in TRUE)
        return min(faults, key=lambda step: step.line, default=None)

    def until(self, line: int) -> "Trace":
        """Return the trace of the lines up to one, with the verdict on the whole.

        Parameters
        ----------
        line : int
            The number of the last line that stays.

        Returns
        -------
        Trace
        """
        whole = self.derivation
        given = {name: at for name, at in whole.given_at.items() if at <= line}
        stopped = whole.unreadable
        shown = replace(
            whole,
            lines=tuple(each for each in whole.lines if each.number <= line),
            definitions={name: whole.definitions[name] for name in given},
            given_at=given,
            products=tuple(each for each in whole.products if each[0] <= line),
            unreadable=stopped if stopped and stopped.line <= line else None,
        )
        steps = tuple(step for step in self.steps if step.line <= line)
        return replace(self, derivation=shown, steps=steps)

    def as_dict(self) -> dict:
        """Return the trace as plain data, with the keys of `steptrace --json`."""
        steps = [_as_dict(step) for step in self.steps]
        return {"verdict": self.verdict, "line": self.line, "steps": steps}

    def __str__(self) -> str:
        return show.as_text(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return show.as_html(self)


def _as_dict(step: Step) -> dict:
    return {
        "line": step.line,
        "verdict": step.verdict,
        **{name: list(getattr(step, name)) for name in ("rules", "also", "slips")},
        "slip": step.slip,
        "place": list(map(to_text, step.place)),
        "witness": step.witness and step.witness.as_dict(),
        "domain": domain(step) or None,
        "message": sentence(step),
    }
