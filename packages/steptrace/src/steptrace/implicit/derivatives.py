"""Finds the derivatives along a curve, from an equation that has them or from the curve itself."""

from dataclasses import dataclass
from functools import lru_cache

from steptrace.equality.differentiate import derivative, resolve
from steptrace.expression import ZERO, Derivative, Div, Name, Neg, Node, rewrite
from steptrace.implicit.curve import Curve, Equation, linear, order_of

_SLOPE = Name("slope")
MAX_SLOPE_NODES = 600


@dataclass(frozen=True)
class CurveDerivatives:
    """The derivatives of the unknown along the curve, as expressions without derivatives.

    Attributes
    ----------
    slopes : dict
        Maps each order to the expression.
    divisors : tuple of Node
        Expressions that were divided by, so that they must not be zero.
    """

    slopes: dict[int, Node]
    divisors: tuple[Node, ...] = ()

    def flat(self, equation: Equation, curve: Curve) -> Equation:
        """Substitute the derivatives in both sides of an equation."""
        return Equation(self.put(equation.left, curve), self.put(equation.right, curve))

    def put(self, node: Node, curve: Curve) -> Node:
        """Substitute the derivatives in an expression."""
        return rewrite(
            resolve(node, curve.functions),
            lambda part: self.slopes[part.order] if isinstance(part, Derivative) else part,
        )


@lru_cache(maxsize=100)
def derivatives_on_curve(before: Equation, highest: int, curve: Curve) -> CurveDerivatives | None:
    """Solve an equation for its highest derivative, and find the others from the curve.

    Parameters
    ----------
    before : Equation
        An equation with derivatives of the unknown alone; one without derivatives is taken as the
        equation of the curve.
    highest : int
        The highest order that is wanted.
    curve : Curve
        What is known about the curve.

    Returns
    -------
    CurveDerivatives or None
        None if the equation is not linear in its highest derivative, or if a derivative is not
        known or grows too large.
    """
    top, found = order_of(before, curve) or 0, CurveDerivatives({})
    for order in range(1, max(top, highest) + 1):
        if order == top:
            step = _worked_out(before, order, found, curve)
        elif order == 1:
            step = _first(before, top, curve)
        else:
            step = _once_more(found, order, curve), ()
        if step is None or step[0] is None or step[0].size > MAX_SLOPE_NODES:
            return None
        found = CurveDerivatives({**found.slopes, order: step[0]}, (*found.divisors, *step[1]))
    return found


def _worked_out(equation, order, found, curve):
    """Solve for the derivative of an order in an equation that is linear in it; and its factor."""
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
    """The slope, from the latest equation that has one or from the relation between the names."""
    relation = curve.origin if top else before
    if top and curve.slope:
        return _worked_out(curve.slope, 1, CurveDerivatives({}), curve)
    if relation is None or curve.unknown is None:
        return None
    whole = resolve(relation.difference, curve.functions)
    steep = derivative(whole, curve.unknown)
    return None if steep == ZERO else (Neg(Div(derivative(whole, curve.by), steep)), (steep,))


def _once_more(found, order, curve):
    """Differentiate the derivative of the next lower order along the curve."""
    return found.put(Derivative(found.slopes[order - 1], curve.by), curve)
