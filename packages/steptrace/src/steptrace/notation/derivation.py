"""A derivation as read: its lines, and what its names are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from steptrace.expression import Node, walk
from steptrace.notation.errors import Unreadable


@dataclass(frozen=True)
class Line:
    """One expression of a derivation.

    Attributes
    ----------
    number : int
        The line of the text it stands in, from 1.
    text : str
        The expression as typed.
    node : Node
        The expression as read, its derivatives' variables filled in.
    claim : str
        What stands after ``#`` in the line, on its last expression only.
    left : Node or None
        The left-hand side, where the line begins with an equation of its own.
    """

    number: int
    text: str
    node: Node
    claim: str = ""
    left: Node | None = None

    def sides(self) -> list[Node]:
        """The expressions in the line, the left-hand side first where there is one."""
        return [self.node] if self.left is None else [self.left, self.node]


@dataclass(frozen=True)
class Derivation:
    """A derivation as read.

    Attributes
    ----------
    lines : tuple of Line
        The expressions, as far as the text can be read.
    definitions : mapping of str to Node
        From a fresh name to the expression it was given, by ``let`` or on the first line.
    given_at : mapping of str to int
        From each of these names to the line that gives it.
    let : frozenset of str
        Those of these names that ``let`` gave.
    equations : bool
        Whether the lines are equations, each following from the one before.
    by : str
        The variable of primes.
    slopes : frozenset of str
        The names that are written as y is in dy/dx.
    functions : frozenset of str
        The names that are functions of the variable: those primed or differentiated.
    unsure : frozenset of str
        Those of them that only stand as in d/dx[t]: constants where a line takes that as 0.
    unknown : frozenset of str
        Those of them that stand nowhere but in derivatives, as L in dL/dz.
    unreadable : Unreadable or None
        What stopped the reading; its `line`, `text` and `column` say where.
    """

    lines: tuple[Line, ...] = ()
    definitions: Mapping[str, Node] = field(default_factory=dict)
    given_at: Mapping[str, int] = field(default_factory=dict)
    let: frozenset[str] = frozenset()
    equations: bool = False
    by: str = "x"
    slopes: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    unreadable: Unreadable | None = None

    def sides(self) -> list[Node]:
        """All expressions of the derivation, meanings of names left out."""
        return [side for line in self.lines for side in line.sides()]

    def parts(self) -> list[Node]:
        """Every part of every expression and of every meaning."""
        return [part for side in [*self.sides(), *self.definitions.values()] for part in walk(side)]
