"""The curve that a chain of equations is about: what is known of it."""

from dataclasses import dataclass, field, replace

from steptrace.equality.compare import compare
from steptrace.equality.differentiate import derivative, resolve
from steptrace.errors import TooLarge
from steptrace.expression import (
    EULER,
    ZERO,
    Add,
    Call,
    Derivative,
    Div,
    Name,
    Neg,
    Node,
    Pow,
    rewrite,
    walk,
)

_SLOT = Name("slot")


@dataclass(frozen=True)
class Equation:
    """Two sides that are equal along the curve, not for all values of its names."""

    left: Node
    right: Node

    @property
    def difference(self) -> Node:
        """Left less right, zero along the curve."""
        return Add((self.left, Neg(self.right)))

    @property
    def names(self) -> frozenset[str]:
        """The names on both sides."""
        return self.left.names | self.right.names

    def worked(self, functions: frozenset[str]) -> "Equation":
        """The same equation with all derivatives worked out but those of some functions."""
        return Equation(resolve(self.left, functions), resolve(self.right, functions))


@dataclass(frozen=True)
class Curve:
    """What names depend on what, and the curve itself where an equation gives it openly.

    Attributes
    ----------
    by : str
        The variable.
    functions : frozenset of str
        The names that depend on it.
    solved : dict
        From a name to its expression in the variable, as far as it is known.
    origin : Equation or None
        The first sound equation without a slope that does not hold everywhere: the curve itself.
    slope : Equation or None
        The latest sound equation with a first derivative and no higher one.
    names : frozenset of str
        The names in all sound equations.
    """

    by: str
    functions: frozenset[str]
    solved: dict[str, Node] = field(default_factory=dict)
    origin: Equation | None = None
    slope: Equation | None = None
    names: frozenset[str] = frozenset()

    @property
    def unknown(self) -> str | None:
        """The only name that depends on the variable, else None."""
        return next(iter(self.functions)) if len(self.functions) == 1 else None

    def learn(self, equation: Equation) -> "Curve":
        """The curve with what a sound equation says of it, such as y = f(x) or e^y = f(x)."""
        try:
            return self._learnt(equation.worked(self.functions))
        except TooLarge:
            return self

    def _learnt(self, equation):
        curve = replace(self, names=self.names | equation.names)
        order = order_of(equation, self)
        if order or order is None:
            return replace(curve, slope=equation) if order == 1 else curve
        if compare(equation.left, equation.right).verdict == "equal":
            return curve
        solved = {**open_forms(equation, self), **self.solved}
        return replace(curve, solved=solved, origin=self.origin or equation)

    def on(self, node: Node) -> Node:
        """An expression along the curve: its functions put in where they are known."""
        if not self.solved:
            return node
        put = rewrite(node, lambda part: self._put(part))
        return resolve(put, self.functions - set(self.solved))

    def _put(self, part):
        return self.solved.get(part.name, part) if isinstance(part, Name) else part


def open_forms(equation: Equation, curve: Curve) -> dict[str, Node]:
    """From a name that depends on the variable to its expression in the variable alone."""
    forms = {name: _solved(equation, name) for name in sorted(curve.functions)}
    return {
        name: form
        for name, form in forms.items()
        if form is not None and not form.names & curve.functions
    }


def _solved(equation, name):
    """The name's expression, where the equation is linear in it, its exponential or logarithm."""
    for unknown, inverse in (
        (Name(name), lambda u: u),
        (Pow(EULER, Name(name)), lambda u: Call("log", u)),
        (Call("log", Name(name)), lambda u: Pow(EULER, u)),
    ):
        whole = rewrite(equation.difference, lambda part, u=unknown: _SLOT if part == u else part)
        solution = linear(whole, _SLOT)
        if solution is not None and name not in solution.names:
            return inverse(solution)
    return None


def linear(node: Node, unknown: Name) -> Node | None:
    """The value of the unknown at which a linear expression vanishes, else None."""
    factor = derivative(node, unknown.name)
    if factor == ZERO or unknown.name in factor.names:
        return None
    return Neg(Div(rewrite(node, lambda part: ZERO if part == unknown else part), factor))


def order_of(equation: Equation, curve: Curve) -> int | None:
    """The highest derivative of the unknown in an equation; None where there are others too."""
    whole = resolve(equation.difference, curve.functions)
    held = [part for part in walk(whole) if isinstance(part, Derivative)]
    unknown = curve.unknown and Name(curve.unknown)
    if any((part.arg, part.by) != (unknown, curve.by) for part in held):
        return None
    return max((part.order for part in held), default=0)
