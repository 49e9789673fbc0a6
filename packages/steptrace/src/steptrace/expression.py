"""Expressions as they were written: an immutable tree in which nothing is simplified."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from threading import Lock
from weakref import WeakValueDictionary

_known: WeakValueDictionary[tuple, "Node"] = WeakValueDictionary()
_making = Lock()


class _Unique(type):
    """Makes one object for each expression, so that equal ones are the same object.

    A search for slips compares expressions by the million; this way none looks at their parts.
    """

    def __call__(cls, *fields):
        made = super().__call__(*fields)
        with _making:
            return _known.setdefault((cls, *made._key), made)


@dataclass(frozen=True, eq=False)
class Node(metaclass=_Unique):
    """What every kind of expression has: parts, and one object for equal ones."""

    @property
    def parts(self) -> tuple["Node", ...]:
        """The expressions directly inside this one, as a tuple."""
        return ()

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        """The same kind of expression around other parts."""
        return self

    @cached_property
    def size(self) -> int:
        """The number of nodes in the tree, shared ones counted each time."""
        return 1 + sum(part.size for part in self.parts)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it, Euler's number left out, as a frozenset of str."""
        return frozenset().union(*(part.names for part in self.parts))

    @cached_property
    def is_worked(self) -> bool:
        """Whether it holds no derivative, nor a function with a prime."""
        return all(part.is_worked for part in self.parts)


@dataclass(frozen=True, eq=False)
class Num(Node):
    """An exact number, never negative as read."""

    value: Fraction

    @property
    def _key(self):
        return self.value.as_integer_ratio()


@dataclass(frozen=True, eq=False)
class Name(Node):
    """A variable or constant: one letter or a Greek letter's name, perhaps with an index."""

    name: str

    @property
    def _key(self):
        return (self.name,)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset() if self.name == "e" else frozenset([self.name])


@dataclass(frozen=True, eq=False)
class Neg(Node):
    """A minus in front."""

    arg: Node

    @property
    def parts(self) -> tuple["Node", ...]:
        return (self.arg,)

    _key = parts

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Neg(*parts)


@dataclass(frozen=True, eq=False)
class Add(Node):
    """A sum as written, `a - b` being the sum of a and `Neg(b)`."""

    terms: tuple[Node, ...]

    @property
    def parts(self) -> tuple["Node", ...]:
        return self.terms

    _key = parts

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Add(tuple(parts))


@dataclass(frozen=True, eq=False)
class Mul(Node):
    """A product of two or more factors as written."""

    factors: tuple[Node, ...]

    @property
    def parts(self) -> tuple["Node", ...]:
        return self.factors

    _key = parts

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Mul(tuple(parts))


@dataclass(frozen=True, eq=False)
class Div(Node):
    """A fraction."""

    num: Node
    den: Node

    @property
    def parts(self) -> tuple["Node", ...]:
        return (self.num, self.den)

    _key = parts

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Div(*parts)


@dataclass(frozen=True, eq=False)
class Pow(Node):
    """A power."""

    base: Node
    exponent: Node

    @property
    def parts(self) -> tuple["Node", ...]:
        return (self.base, self.exponent)

    _key = parts

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Pow(*parts)


@dataclass(frozen=True, eq=False)
class Call(Node):
    """A known function of an argument, perhaps primed: `sigma''(u)` has order 2.

    A logarithm with a base is `log` with the base as `base`.
    """

    function: str
    arg: Node
    order: int = 0
    base: Node | None = None

    @property
    def parts(self) -> tuple["Node", ...]:
        return (self.arg,) if self.base is None else (self.arg, self.base)

    @property
    def _key(self):
        return (self.function, self.arg, self.order, self.base)

    @cached_property
    def is_worked(self) -> bool:
        return not self.order and all(part.is_worked for part in self.parts)

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Call(self.function, parts[0], self.order, *parts[1:])


@dataclass(frozen=True, eq=False)
class Derivative(Node):
    """A derivative that is written and not yet worked: d^order/d name^order of an expression.

    `by` is empty where a prime leaves the variable open.
    """

    arg: Node
    by: str
    order: int = 1

    @property
    def parts(self) -> tuple["Node", ...]:
        return (self.arg,)

    @property
    def _key(self):
        return (self.arg, self.by, self.order)

    @cached_property
    def names(self) -> frozenset[str]:
        return self.arg.names | ({self.by} if self.by else set())

    @property
    def is_worked(self) -> bool:
        return False

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Derivative(parts[0], self.by, self.order)


ZERO, ONE, TWO = Num(Fraction(0)), Num(Fraction(1)), Num(Fraction(2))
EULER = Name("e")


def number(value: Fraction | int | str) -> Num | Neg:
    """A rational number as an expression, with a minus in front where it is negative.

    Examples
    --------
    >>> number(-2)
    Neg(arg=Num(value=Fraction(2, 1)))
    """
    value = Fraction(value)
    return Num(value) if value >= 0 else Neg(Num(-value))


def signed(node: Node) -> Fraction | None:
    """The value of a number with or without a minus in front, else None."""
    sign = 1
    while isinstance(node, Neg):
        sign, node = -sign, node.arg
    return Fraction(sign * node.value) if isinstance(node, Num) else None


def walk(node: Node) -> Iterator[Node]:
    """Every expression in a tree, from the top, as an iterator."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.parts))


def rewrite(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with `change` applied to every expression, from the bottom up."""
    parts = tuple(rewrite(part, change) for part in node.parts)
    same = all(new is old for new, old in zip(parts, node.parts, strict=True))
    return change(node if same else node.rebuild(parts))


def replace(node: Node, replaced: Mapping[Node, Node]) -> Node:
    """An expression with some of its outermost parts put in place of others."""
    if node in replaced:
        return replaced[node]
    parts = [replace(part, replaced) for part in node.parts]
    return node.rebuild(parts) if parts else node
