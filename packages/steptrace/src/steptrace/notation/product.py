"""Builds products from flat rows of factors, and refuses those that could be read in two ways."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import reduce
from itertools import pairwise

from steptrace.expression import (
    EULER,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Node,
    Pow,
)
from steptrace.notation.errors import Unreadable


class Shape(Enum):
    """How a part of an expression was written."""

    NUMBER = auto()
    NAME = auto()
    ROUND = auto()  # in round brackets or braces
    SQUARE = auto()
    SLOPE = auto()  # as dy/dx
    CALL = auto()  # a function with its argument in brackets
    BARE_CALL = auto()  # without them, as in ln x
    PRIMED = auto()
    POWER = auto()
    PRODUCT = auto()
    SUM = auto()


BRACKETS = (Shape.ROUND, Shape.SQUARE)


@dataclass(frozen=True)
class Piece:
    """A part of an expression, how it was written, and where.

    Attributes
    ----------
    node : Node
        The part.
    shape : Shape
        How it was written.
    start, end : int
        Its first column, from 0, and the column after its last.
    base : Shape or None
        How the base of a power was written.
    ends_in_number : bool
        Whether it is a power with a number at the end of its exponent.
    """

    node: Node
    shape: Shape
    start: int
    end: int
    base: Shape | None = None
    ends_in_number: bool = False

    @property
    def stem(self) -> Shape:
        """The shape of the base if it is a power, otherwise its own shape."""
        return self.base or self.shape


@dataclass(frozen=True)
class Factor:
    """A factor of a flat product, how it is joined to the one before, and the d/dx before it."""

    divides: bool
    explicit: bool
    minus: bool
    operators: tuple
    atom: Piece


def factors_of(parts: Sequence) -> list[Factor]:
    """Make factors from the pieces of a flat product and the tokens between them.

    Parameters
    ----------
    parts : sequence
        Alternately a piece with the operators before it, and the tokens and signs between two.

    Returns
    -------
    list of Factor
        In order.

    Raises
    ------
    Unreadable
        Two adjacent factors could be read in two ways.
    """
    joints = [(), *parts[1::2]]
    factors = [
        Factor(
            divides=any(getattr(token, "type", "") == "SLASH" for token in joint),
            explicit=bool(joint) or position == 0,
            minus=bool(sum(token for token in joint if isinstance(token, bool)) % 2),
            operators=tuple(operators),
            atom=atom,
        )
        for position, (joint, (operators, atom)) in enumerate(zip(joints, parts[::2], strict=True))
    ]
    for position, (before, after) in enumerate(pairwise(factors)):
        if not after.explicit:
            fraction = position > 0 and _is_fraction(*factors[position - 1 : position + 1])
            over = position + 2 < len(factors) and factors[position + 2].divides
            _check_juxtaposed(before, after, fraction, over)
    return factors


def _is_fraction(above, below):
    """Whether two factors are a number over a number, such as 1/2."""
    numbers = above.atom.shape is Shape.NUMBER and below.atom.shape is Shape.NUMBER
    return numbers and below.divides and not above.divides


def _check_juxtaposed(before, after, fraction, over):
    """Refuse two adjacent factors that could be read in two ways.

    `fraction` says whether the first ends a number over a number, `over` whether the second is
    divided. Both are read as on paper where a space stands between the two, and so are a derivative
    behind a fraction, as in 1/y dy/dx, and the power of a number behind a name, as in x 2^(x - 1).
    """
    left, right = before.atom, after.atom
    spaced = left.end < right.start
    if left.shape is Shape.BARE_CALL and not _ends_before(left, after):
        raise Unreadable("bare-argument", left.start)
    if left.ends_in_number and _runs_on(left, right):
        raise Unreadable("exponent", left.start)
    number = right.stem is Shape.NUMBER and left.shape not in (*BRACKETS, Shape.CALL)
    raised = left.shape is Shape.NAME and right.shape is not Shape.NUMBER
    if number and not (spaced and (raised or (over and left.stem is not Shape.NUMBER))):
        raise Unreadable("number-after", right.start)
    ends = spaced and (fraction or isinstance(right.node, Derivative) or after.operators)
    if before.divides and left.stem not in BRACKETS and not ends:
        raise Unreadable("divisor", left.start)


def _ends_before(call, after):
    """Whether an argument without brackets surely ends, as in sin x cos x and cos u du/dx."""
    argument = call.node.arg if isinstance(call.node, Call) else call.node.base.arg
    simple = not isinstance(argument, Call) and bool(argument.names)
    right = after.atom
    apart = call.end < right.start or right.shape is Shape.ROUND
    slope = isinstance(right.node, Derivative) and apart
    return simple and (
        slope or bool(after.operators) or right.stem in (Shape.CALL, Shape.BARE_CALL)
    )


def _runs_on(power, right):
    """Whether the factor after a power may be meant as part of its exponent, as in `e^-2x`."""
    touching = power.end == right.start and right.stem not in BRACKETS
    return touching or power.node.base == EULER


def multiply(factors: Sequence[Factor]) -> Node:
    """Build a product or quotient from the left; `a/b * c/d` is the product of two fractions.

    Parameters
    ----------
    factors : sequence of Factor
        In order.

    Returns
    -------
    Node
        The tree; a d/dx before a factor reaches as far as the notation says.

    Raises
    ------
    Unreadable
        It is not clear how far a d/dx reaches.
    """
    done: list[Node] = []
    above: list[Node] = []
    for position, factor in enumerate(factors):
        node, used_up = _differentiated(factors[position:])
        node = Neg(node) if factor.minus else node
        if factor.divides:
            above = [Div(_joined(above), node)]
        elif above and isinstance(above[0], Div) and _was_divided(factors, position):
            done, above = [*done, *above], [node]
        else:
            above = [*above, node]
        if used_up:
            break
    return _joined([*done, *above])


def _was_divided(factors, position):
    return factors[position - 1].divides


def _joined(nodes):
    return nodes[0] if len(nodes) == 1 else Mul(tuple(nodes))


def _differentiated(factors):
    """The first factor with its d/dx applied, and whether that includes all other factors."""
    first = factors[0]
    if not first.operators:
        return first.atom.node, False
    if first.atom.stem is Shape.SQUARE:
        return _closed(first), False
    number = not first.atom.node.names
    divided = all(factor.divides for factor in factors[1:])
    if first.atom.stem is Shape.ROUND and not number and not divided:
        raise _unclear_reach(factors)
    bare = Factor(False, True, False, (), first.atom)
    return _apply(first.operators, multiply([bare, *factors[1:]])), True


def _unclear_reach(factors):
    """The problem of d/dx (1 - y)(1 + y), with the columns of what it may take."""
    (order, by, _), atom = factors[0].operators[-1], factors[0].atom
    above, below = ("", "") if order == 1 else (f"^{order}", f"^{order}")
    bracket = atom.shape is Shape.ROUND  # a power keeps its brackets
    return Unreadable(
        "square-needed",
        atom.start,
        operator=f"d{above}/d{by}{below}",
        inner=(atom.start + bracket, atom.end - bracket),
        whole=(atom.start, atom.end, factors[-1].atom.end),
    )


def _closed(factor):
    node = factor.atom.node
    if isinstance(node, Pow) and factor.atom.shape is Shape.POWER:
        return Pow(_apply(factor.operators, node.base), node.exponent)
    return _apply(factor.operators, node)


def _apply(operators, node):
    def differentiate(inner, operator):
        order, by, minus = operator
        return Derivative(Neg(inner) if minus % 2 else inner, by, order)

    return reduce(differentiate, reversed(operators), node)
