"""The curve that a chain of equations is about: what is known of it, and points on it."""

from dataclasses import dataclass, field, replace
from fractions import Fraction

import mpmath
import numpy as np

from sigmoid_course.tutor.equality.calculus import derivative, resolve
from sigmoid_course.tutor.equality.comparison import Witness
from sigmoid_course.tutor.equality.numeric import DIGITS, exact, names_of, points, values
from sigmoid_course.tutor.notation.expression import (
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

_SLOPE, _SLOT = Name("slope"), Name("slot")
GRID = np.linspace(-6, 6, 97)
MOST_POINTS = 40
FAR = mpmath.mpf(10) ** -20
NEAR = mpmath.mpf(10) ** -30


@dataclass(frozen=True)
class Equation:
    """Two sides that are equal along the curve, not for all values of its names."""

    left: Node
    right: Node

    @property
    def difference(self):
        """Left less right, zero along the curve."""
        return Add((self.left, Neg(self.right)))


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
    relation : Equation or None
        The latest sound equation without a slope.
    """

    by: str
    functions: frozenset
    solved: dict = field(default_factory=dict)
    relation: Equation | None = None

    def learn(self, equation):
        """The curve with what a sound equation says of it, such as y = f(x) or e^y = f(x)."""
        if has_slope(equation):
            return self
        for name in self.functions - set(self.solved):
            open_form = _solved(equation, name)
            if open_form is not None and not open_form.names & self.functions:
                solved = {**self.solved, name: open_form}
                return replace(self, solved=solved, relation=equation)
        return replace(self, relation=equation)

    def on(self, node):
        """An expression along the curve: its functions put in where they are known."""
        if not self.solved:
            return node
        put = rewrite(node, lambda part: self._put(part))
        return resolve(put, self.functions - set(self.solved))

    def _put(self, part):
        return self.solved.get(part.name, part) if isinstance(part, Name) else part


def _solved(equation, name):
    """The name's expression, where the equation is linear in it or in its exponential."""
    for unknown, inverse in ((Name(name), lambda u: u), (Pow(EULER, Name(name)), log_of)):
        whole = rewrite(equation.difference, lambda part, u=unknown: _SLOT if part == u else part)
        solution = linear(whole, _SLOT)
        if solution is not None and name not in solution.names:
            return inverse(solution)
    return None


def log_of(node):
    """The logarithm of an expression, not worked out."""
    return Call("log", node)


def linear(node, unknown):
    """The value of the unknown at which a linear expression vanishes, else None."""
    factor = derivative(node, unknown.name)
    if factor == ZERO or unknown.name in factor.names:
        return None
    return Neg(Div(rewrite(node, lambda part: ZERO if part == unknown else part), factor))


def slope_factor(equation, curve):
    """What stands before the slope, the slope taken as a name of its own."""
    return derivative(with_slope(equation.difference, curve), _SLOPE.name)


def with_slope(node, curve):
    def name(part):
        return _SLOPE if isinstance(part, Derivative) and part.order == 1 else part

    return rewrite(resolve(node, curve.functions), name)


def slope_of(equation, curve):
    """The slope that an equation gives, linear in it as it is, else None."""
    whole = with_slope(equation.difference, curve)
    return linear(whole, _SLOPE)


def has_slope(equation):
    """Whether a derivative stands in an equation."""
    return any(
        isinstance(part, Derivative)
        for side in (equation.left, equation.right)
        for part in walk(side)
    )


def counterexample(before, after, curve):
    """A point of the curve at which an equation holds and the next one fails.

    Parameters
    ----------
    before, after : Equation
        Two equations of a chain.
    curve : Curve
        What is known of the curve; the name that depends on the variable must be one.

    Returns
    -------
    Witness or None
        The point, and both sides of the second equation there.
    """
    if len(curve.functions) != 1:
        return None
    (name,) = curve.functions
    relation = curve.relation if has_slope(before) else before
    slope = slope_of(before, curve) if has_slope(before) else _implied(before, name, curve)
    for point in _points(relation, (before, after), name, curve):
        witness = _fails(after, point, slope, name, curve)
        if witness:
            return witness
    return None


def _implied(relation, name, curve):
    """The slope that a relation without one gives: -F_x/F_y."""
    whole = relation.difference
    along = derivative(whole, name)
    return None if along == ZERO else Neg(Div(derivative(whole, curve.by), along))


def _points(relation, equations, name, curve):
    """Points on a relation, exact to 50 digits; any points where there is no relation."""
    sides = [resolve(side, curve.functions) for e in equations for side in (e.left, e.right)]
    names = [key for key in names_of(*sides) if isinstance(key, str)]
    others = [key for key in {*names, curve.by} if key != name]
    if relation is None:
        yield from points(sorted({*names, curve.by, name}))[:MOST_POINTS]
        return
    for point in points(sorted(others))[:MOST_POINTS]:
        height = _height(relation.difference, point, name)
        if height is not None:
            yield {**point, name: height}


def _height(whole, point, name):
    """A root of the relation at a point, first by change of sign and then by Newton's steps."""
    columns = {key: np.full(GRID.shape, float(value)) for key, value in point.items()}
    found = values(whole, {**columns, name: GRID})
    turns = np.flatnonzero(np.isfinite(found[:-1]) & (found[:-1] * found[1:] <= 0))
    if not turns.size:
        return None
    height = Fraction(float(GRID[turns[0]] + GRID[turns[0] + 1]) / 2)
    along = derivative(whole, name)
    for _ in range(12):
        at = {**point, name: height}
        value, steep = exact(whole, at), exact(along, at)
        if value is None or steep is None or abs(steep) < 1e-6:
            return None
        if abs(value) < NEAR:
            return height
        height -= _fraction(value / steep)
    return None


def _fraction(number):
    """A number of mpmath as a fraction with as many digits as are worth having."""
    with mpmath.workdps(DIGITS):
        return Fraction(int(mpmath.nint(number * 2**180)), 2**180)


def _fails(after, point, slope, name, curve):
    """The witness where an equation fails at a point of the curve, else None."""
    steep = None if slope is None else exact(slope, point)
    sides = [with_slope(side, curve) for side in (after.left, after.right)]
    if steep is None and any(_SLOPE.name in side.names for side in sides):
        return None
    at = point if steep is None else {**point, _SLOPE.name: _fraction(steep)}
    ours, theirs = (exact(side, at) for side in sides)
    if ours is None or theirs is None:
        return None
    if abs(ours - theirs) <= FAR * max(abs(ours), abs(theirs), 1):
        return None
    shown = {key: at[key] for key in (curve.by, name)}
    return Witness(shown, float(ours), float(theirs))
