"""What a rule, its buggy forms and their slips are made of; one half written fails when defined.

A sound rule and its buggy forms are siblings: each makes a next line from an expression, the one
a true line, the others what a student writes who makes one slip.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, TypeVar

from steptrace.context import Context
from steptrace.expression import Derivative, Node
from steptrace.rules.slope import Slope


class Example(NamedTuple):
    """A line and the one that comes of it, as a student types them.

    Examples
    --------
    >>> print(Example("d/dx x^2", "2x").text)
    d/dx x^2
    = 2x
    """

    before: str
    after: str

    @property
    def text(self) -> str:
        """The two lines as a derivation; an equation has no equals sign in front."""
        return "\n".join([self.before, self.after if "=" in self.after else f"= {self.after}"])


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the reference lists: its name, and an example of it.

    Raises
    ------
    ValueError
        A part is empty; the message says which. (One that is not there is a `TypeError`.)
    """

    name: str
    example: Example

    def __post_init__(self) -> None:
        empty = [part for part, value in vars(self).items() if value in ("", ("", ""))]
        if empty:
            found = " and no ".join(empty)
            raise ValueError(f"The {type(self).__name__} {self.name!r} has no {found}.")


@dataclass(frozen=True, kw_only=True)
class Slip(Entry):
    """A mistake that has a name.

    Attributes
    ----------
    name : str
        Its name in the notation.
    sentence : str
        What went wrong, as it is said to the student.
    example : Example
        A line, and the wrong one that the slip makes of it.
    general : bool
        Whether it can be made in any line. Where a rule's own slip explains a line as well, that
        one is named. A general slip made twice undoes itself.
    """

    sentence: str
    general: bool = False


@dataclass(frozen=True)
class BuggyForm:
    """What one slip makes of an expression.

    Attributes
    ----------
    slip : Slip
        The slip.
    forms : callable
        From an expression (for a rule of differentiation: and a `Slope`) to what a student writes
        who makes the slip there; nothing where it cannot be made.
    """

    slip: Slip
    forms: Callable[..., Iterable[Node]]

    def __post_init__(self) -> None:
        if not isinstance(self.slip, Slip):
            raise ValueError(f"A buggy form names a slip that is not known: {self.slip!r}.")


@dataclass(frozen=True, kw_only=True)
class Rule(Entry):
    """A rule by which a step is made, under a name that a student may claim.

    Attributes
    ----------
    name : str
        Its name in the notation.
    sentence : str
        What it says.
    example : Example
        A step that is made by it.
    spoken : str or None
        How it is spoken of in a sentence, where "the NAME" is no English.
    buggy : tuple of BuggyForm
        What becomes of a line when one slip is made in it.
    """

    sentence: str
    spoken: str | None = None
    buggy: tuple[BuggyForm, ...] = ()

    @property
    def noun(self) -> str:
        """The rule as part of a sentence, as "the chain rule"."""
        return self.spoken or f"the {self.name}"


class Shape(IntEnum):
    """What a rule of differentiation works on, from the leaves of an expression outwards.

    Rules are tried in this order. So the last one that applies works on the outermost operation:
    it is the one that comes first where a step takes several. Buggy forms are tried from the
    outermost operation inwards.
    """

    CONSTANT = 0
    FUNCTION = 1
    SUM = 2
    FACTOR = 3
    PRODUCT = 4
    QUOTIENT = 5
    COMPOSITION = 6


@dataclass(frozen=True, kw_only=True)
class DerivativeRule(Rule):
    """A rule of differentiation.

    Attributes
    ----------
    shape : Shape
        What it works on.
    forms : callable
        From what is differentiated, and a `Slope` that differentiates a part, to the forms in
        which the rule's result is written; none where the rule does not apply.
    """

    shape: Shape
    forms: Callable[[Node, Slope], Iterable[Node]]

    def apply(self, node: Derivative, context: Context) -> list[Node]:
        """The results for an unevaluated derivative, inner derivatives unevaluated in their turn.

        Parameters
        ----------
        node : Derivative
            What is to be worked, of the first order.
        context : Context
            Which names vary.

        Returns
        -------
        list of Node
            None, one, or the same result in several written forms.
        """
        return list(self.forms(node.arg, Slope(node.by, context)))

    @property
    def works_on_functions(self) -> bool:
        """Whether it works on one function, and so on a term of a sum."""
        return self.shape in (Shape.FUNCTION, Shape.COMPOSITION)


T = TypeVar("T", bound=Entry)


def by_name(entries: Iterable[T]) -> dict[str, T]:
    """Entries by their names, in their order.

    Parameters
    ----------
    entries : iterable of Entry
        Rules, slips or kinds of algebra; one may come more than once.

    Returns
    -------
    dict
        From each name to what has it.

    Raises
    ------
    ValueError
        Two of them have the same name.
    """
    found: dict[str, T] = {}
    for entry in dict.fromkeys(entries):
        if entry.name in found:
            raise ValueError(f"Two of {type(entry).__name__} have the name {entry.name!r}.")
        found[entry.name] = entry
    return found
