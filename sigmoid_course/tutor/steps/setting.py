"""What a chain says of its names: which are functions of the variable, and which were given."""

from dataclasses import dataclass, field

from sigmoid_course.tutor.equality.calculus import resolve
from sigmoid_course.tutor.equality.comparison import compare
from sigmoid_course.tutor.notation.expression import Derivative, Name, replace


@dataclass(frozen=True)
class Setting:
    """What is known of the names in a derivation; all others are constants.

    Attributes
    ----------
    functions : frozenset of str
        The names that are functions of the variable.
    given : dict
        From each name that was given to the expression it stands for.
    """

    functions: frozenset = frozenset()
    given: dict = field(default_factory=dict, hash=False)

    def varies(self, node, by):
        """Whether an expression depends on a variable."""
        return any(
            name == by or name in self.functions or self._given_varies(name, by)
            for name in node.names
        )

    def _given_varies(self, name, by):
        return name in self.given and self.varies(self.given[name], by)

    def dependent(self, by):
        """The names whose derivative by a variable stays as it is written."""
        return self.functions | {name for name in self.given if self._given_varies(name, by)} - {by}

    def spelled(self, node):
        """An expression with the given names written out, derivatives by them held."""
        if isinstance(node, Name) and node.name in self.given:
            return self.spelled(self.given[node.name])
        parts = [self.spelled(part) for part in node.parts]
        return node.rebuild(parts) if parts else node

    def put(self, node):
        """An expression with what was given written out.

        A derivative by a name that was given is worked first: the name is its variable.
        """
        if isinstance(node, Name):
            return self.put(self.given[node.name]) if node.name in self.given else node
        if isinstance(node, Derivative) and node.by in self.given:
            above = Derivative(self._above(node.arg, node.by), node.by, node.order)
            return self.put(resolve(above, self.functions))
        parts = [self.put(part) for part in node.parts]
        return node.rebuild(parts) if parts else node

    def _above(self, node, by):
        """An expression in terms of a name that was given: what is made of it written out."""
        made = {
            Name(name): self._above(self.given[name], by)
            for name in node.names & set(self.given)
            if name != by and self.varies(self.given[name], by)
        }
        return replace(node, made)

    def compare(self, left, right):
        """Compare two expressions with what was given written out."""
        return compare(self.put(left), self.put(right), self.functions)

    def equal(self, left, right):
        """Whether two expressions are shown to be equal."""
        return self.compare(left, right).verdict == "equal"
