"""Expressions as they were written: an immutable tree in which nothing is simplified."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from threading import Lock
from weakref import WeakValueDictionary

_nodes: WeakValueDictionary[tuple, "Node"] = WeakValueDictionary()
_lock = Lock()


class _Unique(type):
    """Metaclass that returns the same object for equal expressions.

    A search for slips makes millions of comparisons; with shared objects none has to look at the
    parts of an expression.
    """

    def __call__(cls, *fields):
        made = super().__call__(*fields)
        with _lock:
            return _nodes.setdefault((cls, *made._key), made)


@dataclass(frozen=True, eq=False)
class Node(metaclass=_Unique):
    """Base class of expressions; equal expressions are one object."""

    @property
    def parts(self) -> tuple["Node", ...]:
        """The expressions directly inside this one."""
        return ()

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        """Return the same kind of expression with other parts."""
        return self

    @cached_property
    def size(self) -> int:
        """The number of nodes in the tree, shared ones counted each time."""
        return 1 + sum(part.size for part in self.parts)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the expression, without Euler's number."""
        return frozenset().union(*(part.names for part in self.parts))

    @cached_property
    def is_worked(self) -> bool:
        """Whether the expression has no unevaluated derivative and no primed function."""
        return all(part.is_worked for part in self.parts)


@dataclass(frozen=True, eq=False)
class Num(Node):
    """An exact number; the parser only makes numbers that are not negative."""

    value: Fraction

    @property
    def _key(self):
        return self.value.as_integer_ratio()


@dataclass(frozen=True, eq=False)
class Name(Node):
    """A variable or constant: one letter or a Greek letter's name, with or without an index."""

    name: str

    @property
    def _key(self):
        return (self.name,)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset() if self.name == "e" else frozenset([self.name])


@dataclass(frozen=True, eq=False)
class Neg(Node):
    """An expression with a minus sign in front."""

    arg: Node

    @property
    def parts(self) -> tuple["Node", ...]:
        return (self.arg,)

    _key = parts

    def rebuild(self, parts: Sequence["Node"]) -> "Node":
        return Neg(*parts)


@dataclass(frozen=True, eq=False)
class Add(Node):
    """A sum as written; `a - b` is the sum of a and `Neg(b)`."""

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
    """A known function at an argument; `sigma''(u)` has order 2.

    `base` is the base of a logarithm that has one.
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
    """An unevaluated derivative: d^order/d by^order of an expression.

    `by` is empty if the derivative was written as a prime and its variable is not known yet.
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


def for_each_kind(entries: dict[type[Node], Callable]) -> dict[type[Node], Callable]:
    """Return a table by kind of node, such as that of a printer, if no kind is missing in it.

    Parameters
    ----------
    entries : dict
        Maps each kind to what the table says of it.

    Returns
    -------
    dict
        The same table.

    Raises
    ------
    TypeError
        A kind has no entry.

    Examples
    --------
    >>> for_each_kind({Num: abs})
    Traceback (most recent call last):
    TypeError: no entry for Name, Neg, Add, Mul, Div, Pow, Call, Derivative
    """
    missing = [kind.__name__ for kind in Node.__subclasses__() if kind not in entries]
    if missing:
        raise TypeError(f"no entry for {', '.join(missing)}")
    return entries


ZERO, ONE, TWO = Num(Fraction(0)), Num(Fraction(1)), Num(Fraction(2))
EULER = Name("e")


def number(value: Fraction | int | str) -> Num | Neg:
    """Make an expression of a rational number, a `Neg` if it is negative.

    Parameters
    ----------
    value : Fraction, int or str
        Whatever `Fraction` takes.

    Returns
    -------
    Num or Neg

    Examples
    --------
    >>> number(-2)
    Neg(arg=Num(value=Fraction(2, 1)))
    """
    value = Fraction(value)
    return Num(value) if value >= 0 else Neg(Num(-value))


def signed(node: Node) -> Fraction | None:
    """Return the value of a number with any minus signs in front of it.

    Parameters
    ----------
    node : Node
        An expression.

    Returns
    -------
    Fraction or None
        None if the expression is not a number.

    Examples
    --------
    >>> signed(Neg(TWO)), signed(Name("x"))
    (Fraction(-2, 1), None)
    """
    sign = 1
    while isinstance(node, Neg):
        sign, node = -sign, node.arg
    return Fraction(sign * node.value) if isinstance(node, Num) else None


def walk(node: Node) -> Iterator[Node]:
    """Yield every node of a tree, each before its parts."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.parts))


def rewrite(node: Node, change: Callable[[Node], Node]) -> Node:
    """Apply a function to every node of a tree, from the leaves up.

    Parameters
    ----------
    node : Node
        The tree.
    change : callable
        Maps a node, whose parts are already rewritten, to the node that takes its place.

    Returns
    -------
    Node

    Examples
    --------
    >>> rewrite(Neg(Name("x")), lambda part: TWO if part == Name("x") else part) == Neg(TWO)
    True
    """
    parts = tuple(rewrite(part, change) for part in node.parts)
    same = all(new is old for new, old in zip(parts, node.parts, strict=True))
    return change(node if same else node.rebuild(parts))


def replace(node: Node, replaced: Mapping[Node, Node]) -> Node:
    """Replace parts of an expression; what is put in is not searched again.

    Parameters
    ----------
    node : Node
        The expression.
    replaced : mapping of Node to Node
        Maps each part to what takes its place.

    Returns
    -------
    Node

    Examples
    --------
    >>> replace(Neg(Name("x")), {Name("x"): TWO}) == Neg(TWO)
    True
    """
    if node in replaced:
        return replaced[node]
    parts = [replace(part, replaced) for part in node.parts]
    return node.rebuild(parts) if parts else node
