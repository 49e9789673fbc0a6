"""Derivatives along a curve: what an equation says of them, and what the curve implies."""

from dataclasses import dataclass

from steptrace.equality.differentiate import derivative, resolve
from steptrace.expression import ZERO, Derivative, Div, Name, Neg, Node, rewrite
from steptrace.implicit.curve import Curve, Equation, linear, order_of

_SLOPE = Name("slope")
LARGEST = 600


@dataclass(frozen=True)
class Motion:
    """The derivatives of the unknown along the curve, as expressions without derivatives.

    Attributes
    ----------
    slopes : dict
        From the order to the expression.
    divisors : tuple of Node
        What they were divided by, and what must not be zero.
    """

    slopes: dict[int, Node]
    divisors: tuple[Node, ...] = ()

    def flat(self, equation: Equation, curve: Curve) -> Equation:
        """An equation with its derivatives written out."""
        return Equation(self.put(equation.left, curve), self.put(equation.right, curve))

    def put(self, node: Node, curve: Curve) -> Node:
        """An expression with its derivatives written out."""
        return rewrite(
            resolve(node, curve.functions),
            lambda part: self.slopes[part.order] if isinstance(part, Derivative) else part,
        )


def motion(before: Equation, highest: int, curve: Curve) -> Motion | None:
    """The derivatives up to an order that an equation gives, the lower ones by the curve.

    Parameters
    ----------
    before : Equation
        With derivatives of the unknown alone; without one it is taken for the curve itself.
    highest : int
        The highest order that is wanted.
    curve : Curve
        What is known of the curve.

    Returns
    -------
    Motion or None
        None where the equation is not linear in its highest derivative, or nothing is known.
    """
    top, found = order_of(before, curve) or 0, Motion({})
    for order in range(1, max(top, highest) + 1):
        if order == top:
            step = _worked_out(before, order, found, curve)
        elif order == 1:
            step = _first(before, top, curve)
        else:
            step = _once_more(found, order, curve), ()
        if step is None or step[0] is None or step[0].size > LARGEST:
            return None
        found = Motion({**found.slopes, order: step[0]}, (*found.divisors, *step[1]))
    return found


def _worked_out(equation, order, found, curve):
    """The derivative of an order that an equation is linear in, and what stands before it."""
    whole = rewrite(
        resolve(equation.difference, curve.functions),
        lambda part: _named(part, order, found),
    )
    return linear(whole, _SLOPE), (derivative(whole, _SLOPE.name),)


def _named(part, order, found):
    if not isinstance(part, Derivative):
        return part
    return _SLOPE if part.order == order else found.slopes[part.order]


def _first(before, top, curve):
    """The slope that is known before an equation of a higher order, or that a relation implies."""
    relation = curve.origin if top else before
    if top and curve.slope:
        return _worked_out(curve.slope, 1, Motion({}), curve)
    if relation is None or curve.unknown is None:
        return None
    whole = resolve(relation.difference, curve.functions)
    steep = derivative(whole, curve.unknown)
    return None if steep == ZERO else (Neg(Div(derivative(whole, curve.by), steep)), (steep,))


def _once_more(found, order, curve):
    """The derivative of the one an order lower, along the curve."""
    return found.put(Derivative(found.slopes[order - 1], curve.by), curve)
