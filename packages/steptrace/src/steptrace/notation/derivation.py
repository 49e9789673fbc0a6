"""A derivation as read: its lines, and what its names stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from steptrace.expression import Derivative, Node, walk
from steptrace.notation.errors import Unreadable
from steptrace.notation.otherwise import Otherwise


@dataclass(frozen=True)
class Line:
    """One line of a derivation, which has one expression or equation.

    Attributes
    ----------
    number : int
        The number of the line in the text, from 1, in which the expression begins; several lines
        may share it.
    text : str
        The expression as typed.
    node : Node
        The expression as read, with the variables of its derivatives filled in.
    claim : str
        The comment after ``#``; only the last expression of a line in the text has it.
    left : Node or None
        The left-hand side, if the line is an equation that has one of its own.
    others : tuple of Otherwise
        Other readings of the expression, of which the notation takes none.
    row : int
        The number of the line in which the row of the expression begins.
    """

    number: int
    text: str
    node: Node
    claim: str = ""
    left: Node | None = None
    others: tuple[Otherwise, ...] = ()
    row: int = 0

    def sides(self) -> list[Node]:
        """Return the expressions in the line, the left-hand side first if there is one."""
        return [self.node] if self.left is None else [self.left, self.node]


@dataclass(frozen=True)
class Given:
    """A meaning that ``let`` gives to a name.

    Attributes
    ----------
    number : int
        The number of the line in the text.
    name : str
        The name.
    text : str
        The meaning as typed.
    node : Node
        The meaning as read.
    """

    number: int
    name: str
    text: str
    node: Node


@dataclass(frozen=True)
class Derivation:
    """A derivation as read.

    Attributes
    ----------
    lines : tuple of Line
        The lines, up to the first that cannot be read.
    definitions : mapping of str to Node
        Maps each given name to its meaning, given by ``let`` or on the first line.
    given_at : mapping of str to int
        Maps each given name to the number of the line that defines it.
    given_again : tuple of Given
        The meanings that ``let`` gives to names that have one already.
    let : frozenset of str
        The given names that ``let`` defines.
    equations : bool
        Whether the lines are equations, each following from the one before.
    by : str
        The variable of primes.
    slopes : frozenset of str
        The names that are differentiated in the form dy/dx.
    products : tuple of (int, str, str)
        The runs of letters that were read as products: the line, the run, and how it was read.
    named : frozenset of str
        The functions that are given with their argument, as in f(x) = x^2.
    functions : frozenset of str
        The names that are functions of the variable, because they are primed or differentiated.
    unsure : frozenset of str
        The functions that are only written as in d/dx[t]; they are constants if a line takes that
        as 0.
    unknown : frozenset of str
        The functions that occur only in derivatives, such as L in dL/dz.
    unreadable : Unreadable or None
        Why the reading stopped; its `line`, `text` and `column` say where.
    """

    lines: tuple[Line, ...] = ()
    definitions: Mapping[str, Node] = field(default_factory=dict)
    given_at: Mapping[str, int] = field(default_factory=dict)
    given_again: tuple[Given, ...] = ()
    let: frozenset[str] = frozenset()
    equations: bool = False
    by: str = "x"
    slopes: frozenset[str] = frozenset()
    products: tuple[tuple[int, str, str], ...] = ()
    named: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    unreadable: Unreadable | None = None

    def sides(self) -> list[Node]:
        """Return the expressions in all lines, without the meanings of given names."""
        return [side for line in self.lines for side in line.sides()]

    def predecessors(self) -> list[Node]:
        """Return what each line after the first goes on from, where the lines are expressions.

        That is the line before it. A line with a left-hand side of its own goes on from what was
        last said of this, or its derivative from that of what was said, or from the side itself.
        """
        said: dict[Node, Node] = {}
        found, subject = [], None
        for line in self.lines:
            if subject is None:
                subject = line.left or line.node
            else:
                found.append(_last_said(line.left, said) if line.left else said[subject])
                subject = line.left or subject
            said[subject] = line.node
        return found

    def parts(self) -> list[Node]:
        """Return every node of every line and of every meaning."""
        return [part for side in [*self.sides(), *self.definitions.values()] for part in walk(side)]


def _last_said(side, said):
    """What was last said of one side of a line, or of what it is the derivative of."""
    if side in said or not isinstance(side, Derivative):
        return said.get(side, side)
    order = side.order - 1
    below = Derivative(side.arg, side.by, order) if order else side.arg
    known = _last_said(below, said)
    return side if known == below else Derivative(known, side.by)
