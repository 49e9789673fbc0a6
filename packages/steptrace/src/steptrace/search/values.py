"""Compares expressions by their values at fixed points, far faster than a proof does."""

from steptrace.columns import Column, backend
from steptrace.context import Context
from steptrace.equality.differentiate import resolve
from steptrace.equality.evaluate import columns_of, names_of, values
from steptrace.errors import TooLarge
from steptrace.expression import Derivative, Name, Node

# The share of points at which a candidate must have the line's value. At other points cancellation
# may cost digits, and a proof decides; if more differ, it is another function.
MIN_EQUAL_SHARE = 0.8
# Values within these tolerances are equal: far less than a slip changes, far more than rounding.
RELATIVE_TOLERANCE, TOLERANCE = 1e-6, 1e-12


class Values:
    """The values of expressions at fixed points, for two lines and what is made of them.

    Parameters
    ----------
    before, after : Node
        The two lines.
    context : Context
        Which names vary.
    """

    def __init__(self, before: Node, after: Node, context: Context):
        self.context = context
        sides = [self._worked(side) for side in (before, after)]
        self.columns = columns_of(names_of(*(side for side in sides if side)))
        self.after = after
        # Candidates have most of their parts in common, also given names and derivatives.
        self.known: dict[Node, Column] = {}
        self.lacking: set[Node] = set()
        for name in context.given:
            self._learn(Name(name))
        self.target = self.of(after)

    def _worked(self, node):
        try:
            return resolve(self.context.put(node), self.context.functions)
        except TooLarge:
            return None

    def _learn(self, part):
        """Find the values of a given name or of a derivative, which are worked out first."""
        worked = self._worked(part)
        try:
            if worked:
                self.known[part] = values(worked, self.columns, self.known)
                return
        except KeyError:
            pass
        self.lacking.add(part)

    def of(self, node: Node) -> Column | None:
        """Return the values of an expression.

        Parameters
        ----------
        node : Node
            An expression in the names of the two lines.

        Returns
        -------
        Column or None
            None if it has another name, or a derivative that is not worked out.
        """
        for part in _to_work_out(node):
            if part not in self.known and part not in self.lacking:
                self._learn(part)
            if part in self.lacking:
                return None
        try:
            return values(node, self.columns, self.known)
        except KeyError:
            return None

    def fits(self, line: Node) -> bool:
        """Return whether a candidate is the same function as the second line."""
        near = _near(self.of(line), self.target)
        if not near.size or near.mean() < MIN_EQUAL_SHARE:
            return False
        # If values differ at a few points, these may have lost digits, and a proof decides.
        return bool(near.all()) or self.context.equal(line, self.after)

    def same(self, one: Node, other: Node) -> bool:
        """Return whether two expressions have the same values wherever both have one."""
        near = _near(self.of(one), self.of(other))
        return bool(near.size and near.all())


def _near(ours, theirs):
    """At which points two columns of values agree, of those at which both have one."""
    if ours is None or theirs is None:
        return backend.column([])
    return backend.close(ours, theirs, RELATIVE_TOLERANCE, TOLERANCE)


def _to_work_out(node):
    """Yield the derivatives and primed functions in an expression that are in no other one."""
    if isinstance(node, Derivative) or getattr(node, "order", 0):
        yield node
    elif not node.is_worked:
        for part in node.parts:
            yield from _to_work_out(part)
