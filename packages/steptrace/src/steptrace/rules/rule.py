"""The classes of rules, buggy forms and slips; an incomplete one is refused when it is defined.

A rule and its buggy forms both make the next line from an expression: the rule a true line, a buggy
form the line that a student writes who makes one slip.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, TypeVar

from steptrace.context import Context
from steptrace.expression import Derivative, Node
from steptrace.rules.slope import Slope


class Example(NamedTuple):
    """A line and the one after it, as a student types them.

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
        """The two lines as a derivation; a second line that is an equation stays as it is."""
        return "\n".join([self.before, self.after if "=" in self.after else f"= {self.after}"])


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Base class of everything that docs/notation.md lists by name with an example.

    Raises
    ------
    ValueError
        A field is empty; the message says which. (A missing field is a `TypeError`.)
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
        The message to the student, which says what went wrong.
    example : Example
        A line, and the wrong line after it.
    tempting : str
        Why it is made.
    telltale : str
        How the one who made it can see that the line is wrong.
    general : bool
        Whether it can occur in any line. If a slip of a rule explains the line as well, that one
        is named instead. A general slip that is made twice undoes itself.
    """

    sentence: str
    tempting: str
    telltale: str
    general: bool = False


@dataclass(frozen=True)
class BuggyForm:
    """The wrong expressions that one slip leads to.

    Attributes
    ----------
    slip : Slip
        The slip.
    forms : callable
        Maps an expression (for a rule of differentiation also a `Slope`) to the expressions that a
        student writes who makes the slip there; none if it cannot occur there.
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
        A step that uses it.
    spoken : str or None
        How it is referred to in a sentence, if "the NAME" is not good English.
    buggy : tuple of BuggyForm
        The lines that a student writes who makes one slip in it.
    """

    sentence: str
    spoken: str | None = None
    buggy: tuple[BuggyForm, ...] = ()

    @property
    def noun(self) -> str:
        """The rule as part of a sentence, such as "the chain rule"."""
        return self.spoken or f"the {self.name}"


class Shape(IntEnum):
    """What a rule of differentiation applies to, from the leaves of an expression outwards.

    Rules are tried in this order, so the last one that applies works on the outermost operation. It
    is the rule that comes first in a leap. Buggy forms are tried from the outermost operation
    inwards.
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
        What it applies to.
    forms : callable
        Maps the expression to differentiate, and a `Slope` that differentiates its parts, to the
        forms in which the result may be written; none if the rule does not apply.
    """

    shape: Shape
    forms: Callable[[Node, Slope], Iterable[Node]]

    def apply(self, node: Derivative, context: Context) -> list[Node]:
        """Apply the rule to an unevaluated derivative, leaving inner derivatives unevaluated.

        Parameters
        ----------
        node : Derivative
            A derivative of the first order.
        context : Context
            Which names vary.

        Returns
        -------
        list of Node
            The result in each of its written forms; empty if the rule does not apply.
        """
        return list(self.forms(node.arg, Slope(node.by, context)))


T = TypeVar("T", bound=Entry)


def by_name(entries: Iterable[T]) -> dict[str, T]:
    """Make a dict of entries by name, in their order.

    Parameters
    ----------
    entries : iterable of Entry
        Rules, slips or kinds of algebra; an entry may be repeated.

    Returns
    -------
    dict
        Maps each name to its entry.

    Raises
    ------
    ValueError
        Two different entries have the same name.
    """
    found: dict[str, T] = {}
    for entry in dict.fromkeys(entries):
        if entry.name in found:
            raise ValueError(f"Two of {type(entry).__name__} have the name {entry.name!r}.")
        found[entry.name] = entry
    return found
