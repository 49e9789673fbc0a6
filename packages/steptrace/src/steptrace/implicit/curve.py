"""The curve that the equations of a derivation define, and what is known about it."""

from collections.abc import Mapping
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
    """Two sides that are equal along a curve, though not for all values of their names."""

    left: Node
    right: Node

    @property
    def difference(self) -> Node:
        """The left side minus the right side, which is zero along the curve."""
        return Add((self.left, Neg(self.right)))

    @property
    def names(self) -> frozenset[str]:
        """The names on either side."""
        return self.left.names | self.right.names

    def worked(self, functions: frozenset[str]) -> "Equation":
        """Work out all derivatives in the equation, except those of the given functions."""
        return Equation(resolve(self.left, functions), resolve(self.right, functions))


@dataclass(frozen=True)
class Curve:
    """Which names depend on the variable, and what the sound equations say about the curve.

    Attributes
    ----------
    by : str
        The variable.
    functions : frozenset of str
        The names that depend on it.
    solved : dict
        Maps each name to its expression in the variable, if that is known.
    origin : Equation or None
        The equation of the curve: the first sound one that has no derivative and is no identity.
    slope : Equation or None
        The latest sound equation with a first derivative and none of a higher order.
    names : frozenset of str
        The names in all sound equations.
    """

    by: str
    functions: frozenset[str]
    solved: Mapping[str, Node] = field(default_factory=dict, hash=False)
    origin: Equation | None = None
    slope: Equation | None = None
    names: frozenset[str] = frozenset()

    @property
    def unknown(self) -> str | None:
        """The name that depends on the variable; None if there is not exactly one."""
        return next(iter(self.functions)) if len(self.functions) == 1 else None

    def learn(self, equation: Equation) -> "Curve":
        """Add what a sound equation says about the curve, such as y = f(x) or e^y = f(x).

        Parameters
        ----------
        equation : Equation
            A sound equation.

        Returns
        -------
        Curve
            A new curve, or this one if the equation grows too large.
        """
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
        """Substitute the functions that are known in an expression, and work out derivatives."""
        if not self.solved:
            return node
        put = rewrite(node, lambda part: self._put(part))
        return resolve(put, self.functions - set(self.solved))

    def _put(self, part):
        return self.solved.get(part.name, part) if isinstance(part, Name) else part


def open_forms(equation: Equation, curve: Curve) -> dict[str, Node]:
    """Solve an equation for each name that depends on the variable.

    Parameters
    ----------
    equation : Equation
        An equation without derivatives.
    curve : Curve
        Which names depend on the variable.

    Returns
    -------
    dict
        Maps each name that could be solved for to its expression in the variable alone.
    """
    forms = {name: _solved(equation, name) for name in sorted(curve.functions)}
    return {
        name: form
        for name, form in forms.items()
        if form is not None and not form.names & curve.functions
    }


def _solved(equation, name):
    """Solve an equation that is linear in a name, its exponential or its logarithm, else None."""
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
    """Solve for the value of a name at which a linear expression is zero.

    Parameters
    ----------
    node : Node
        An expression without derivatives.
    unknown : Name
        The name to solve for.

    Returns
    -------
    Node or None
        None if the expression is not linear in the name.
    """
    factor = derivative(node, unknown.name)
    if factor == ZERO or unknown.name in factor.names:
        return None
    return Neg(Div(rewrite(node, lambda part: ZERO if part == unknown else part), factor))


def slope_to_work_out(before: Equation, after: Equation) -> Derivative | None:
    """Return the derivative that a right-hand side works out, where y = … is followed by y' = ….

    Parameters
    ----------
    before, after : Equation
        Two consecutive equations.

    Returns
    -------
    Derivative or None
        That of the right-hand side before; None if the left-hand side is not a name, or one of its
        derivatives, that was differentiated once, or if the name stands on both sides.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> before = Equation(read("y"), read("x^2"))
    >>> slope_to_work_out(before, Equation(read("dy/dx"), read("2x"))) == read("d/dx[x^2]")
    True
    """
    left, slope = before.left, after.left
    name, order = (left.arg, left.order) if isinstance(left, Derivative) else (left, 0)
    if not isinstance(name, Name) or not isinstance(slope, Derivative):
        return None
    once = slope == Derivative(name, slope.by, order + 1) and name.name not in before.right.names
    return Derivative(before.right, slope.by) if once else None


def order_of(equation: Equation, curve: Curve) -> int | None:
    """Return the order of the highest derivative of the unknown in an equation.

    Parameters
    ----------
    equation : Equation
        An equation.
    curve : Curve
        Which name is the unknown.

    Returns
    -------
    int or None
        0 without derivatives; None if the equation has a derivative of another name.
    """
    whole = resolve(equation.difference, curve.functions)
    held = [part for part in walk(whole) if isinstance(part, Derivative)]
    unknown = curve.unknown and Name(curve.unknown)
    if any((part.arg, part.by) != (unknown, curve.by) for part in held):
        return None
    return max((part.order for part in held), default=0)
