"""Differentiates parts of an expression for rules and buggy forms, worked out or unevaluated."""

from collections.abc import Set
from dataclasses import dataclass

from steptrace.context import Context
from steptrace.equality.differentiate import derivative
from steptrace.expression import Derivative, Name, Node
from steptrace.form.unevaluated import key


@dataclass(frozen=True)
class Slope:
    """Differentiation by one variable.

    Attributes
    ----------
    by : str
        The variable.
    context : Context
        Which names vary.
    kept : set or None
        The keys of derivatives that stay unevaluated; None if all do.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> slope, worked = Slope("x", Context()), Slope("x", Context(), frozenset())
    >>> slope(read("x^2")) == read("d/dx[x^2]"), worked(read("x^2")) == read("2x")
    (True, True)
    """

    by: str
    context: Context
    kept: Set | None = None

    def __call__(self, node: Node) -> Node:
        """Differentiate a part."""
        held = Derivative(node, self.by)
        if self.kept is None or (self.kept and key(held) in self.kept):
            return held
        return derivative(node, self.by, self.context.dependent(self.by))

    def varies(self, node: Node) -> bool:
        """Return whether a part depends on the variable."""
        return self.context.varies(node, self.by)

    def is_variable(self, node: Node) -> bool:
        """Return whether a part is the variable itself."""
        return node == Name(self.by)
