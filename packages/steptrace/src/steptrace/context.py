"""What a derivation says about its names: which are functions, and which were given a meaning."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from steptrace.equality.compare import Comparison, compare, equal
from steptrace.equality.differentiate import resolve
from steptrace.errors import TooLarge
from steptrace.expression import Derivative, Mul, Name, Node, replace
from steptrace.notation.definitions import reached
from steptrace.notation.derivation import Derivation


class NotSought(TooLarge):
    """A derivative that is not worked out.

    It would need an inverse function, there are two ways to apply the chain rule to it, or the
    chain rule leads back to it.
    """


@dataclass(frozen=True)
class Context:
    """What is known about the names in a derivation; all other names are constants.

    Attributes
    ----------
    functions : frozenset of str
        The names that are functions of the variable.
    given : dict
        Maps each given name to its meaning.
    through : dict
        Maps each function that is not given to the names that it is differentiated by and that
        depend on another name, such as L to p where the derivation has dL/dp and p is given.
    variables : frozenset of str
        The names that something is differentiated by and that are not given.
    said : dict
        Maps each given name to what a true line said of it last, such as y to u^3.
    """

    functions: frozenset[str] = frozenset()
    given: Mapping[str, Node] = field(default_factory=dict, hash=False)
    through: Mapping[str, set[str]] = field(default_factory=dict, hash=False)
    variables: frozenset[str] = frozenset()
    said: Mapping[str, Node] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, derivation: Derivation, constants: frozenset[str] = frozenset()) -> "Context":
        """Collect what a derivation says about its names.

        Parameters
        ----------
        derivation : Derivation
            A derivation as read.
        constants : frozenset of str
            Names to treat as constants, even where they are differentiated.

        Returns
        -------
        Context
        """
        functions, given = derivation.functions - constants, derivation.definitions
        held = [part for part in derivation.parts() if isinstance(part, Derivative)]
        through: dict[str, set[str]] = {}
        for part in held:
            for name in _between(part, functions, given) - {part.by}:
                through.setdefault(name, set()).add(part.by)
        variables = {derivation.by, *(part.by for part in held if part.by)} - given.keys()
        return cls(functions, given, through, frozenset(variables))

    def varies(self, node: Node, by: str) -> bool:
        """Return whether an expression depends on a variable."""
        return any(
            name == by or name in self.functions or self._given_varies(name, by)
            for name in node.names
        )

    def _given_varies(self, name, by):
        return name in self.given and self.varies(self.given[name], by)

    def dependent(self, by: str) -> frozenset[str]:
        """Return the names whose derivative by a variable stays unevaluated."""
        return self.functions | {name for name in self.given if self._given_varies(name, by)} - {by}

    def worked(self, held: Derivative) -> Node:
        """Work out a derivative, leaving the derivatives of given names unevaluated."""
        return resolve(held, self.dependent(held.by))

    def spelled(self, node: Node) -> Node:
        """Write out the given names in an expression, but not as the variable of a derivative."""
        if isinstance(node, Name) and node.name in self.given:
            return self.spelled(self.given[node.name])
        parts = [self.spelled(part) for part in node.parts]
        return node.rebuild(parts) if parts else node

    def put(self, node: Node) -> Node:
        """Write out the given names in an expression, everywhere.

        A derivative by a given name is worked out first, because the name is its variable.

        Parameters
        ----------
        node : Node
            An expression as read.

        Returns
        -------
        Node

        Raises
        ------
        NotSought
            A derivative needs an inverse, can be worked in two ways, or leads back to itself.
        TooLarge
            A derivative grows too large.
        """
        if node.is_worked and node.names.isdisjoint(self.given):
            return node
        if isinstance(node, Name):
            return self.put(self.given[node.name]) if node.name in self.given else node
        if isinstance(node, Derivative):
            return self._put_slope(node)
        parts = [self.put(part) for part in node.parts]
        return node.rebuild(parts) if parts else node

    def _put_slope(self, held):
        if held.names & self.through.keys():
            return self._by_chain(held)
        if held.by in self.given:
            return self._by_name(held)
        inside = self.put(held.arg)
        hidden = held.by not in inside.names and inside.names & self.variables
        if held.by in self.functions and hidden:
            raise NotSought
        return held.rebuild([inside])

    def _by_name(self, held):
        """Work out a derivative by a given name."""
        above = self._above(held.arg, held.by)
        if held.by not in above.names and self._shares(above, held.by):
            raise NotSought
        worked = resolve(Derivative(above, held.by, held.order), self.functions)
        return self._put_worked(held, worked)

    def _shares(self, node, name):
        """Whether an expression and a given name depend on a common variable."""
        return bool(self.variables & self.put(node).names & self.put(self.given[name]).names)

    def _by_chain(self, held):
        """Apply the chain rule to a function of a given name: dL/dz = dL/dp dp/dz."""
        if not isinstance(held.arg, Name):
            return self._put_worked(held, self.worked(held))
        ways = self.through.get(held.arg.name, set())
        if held.by in ways:
            return held
        if len(ways) != 1 or held.order > 1 or self._leads_back(held.arg.name):
            raise NotSought
        (way,) = ways
        if not self.varies(Name(way), held.by):
            raise NotSought
        return Mul((Derivative(held.arg, way), self.put(Derivative(Name(way), held.by))))

    def _leads_back(self, name):
        """Whether the chain rule leads from a name back to it, as with both dz/dp and dp/dz."""
        found, new = set(), self.through[name]
        while new:
            found |= new
            new = set().union(*map(self._further, new)) - found
        return name in found

    def _further(self, name):
        given = self.given[name].names if name in self.given else frozenset()
        return given | self.through.get(name, set())

    def _put_worked(self, held, worked):
        if worked == held:
            raise NotSought
        return self.put(worked)

    def _above(self, node, by):
        """Write an expression in terms of one given name: others that depend on it are put in."""
        meanings = {name: self._in_terms(name, by) for name in node.names & set(self.given) - {by}}
        made = {
            Name(name): self._above(meaning, by)
            for name, meaning in meanings.items()
            if self.varies(meaning, by)
        }
        return replace(node, made)

    def _in_terms(self, name, by):
        """What a given name stands for, in terms of a variable if it was ever said so."""
        said = self.said.get(name)
        return said if said and by in said.names else self.given[name]

    def having_said(self, side: Node, said: Node) -> "Context":
        """Return the context after a true line about a given name, such as y = u^3.

        Then dy/du can be worked out, also where y was given as an expression without u.
        """
        if not isinstance(side, Name) or side.name not in self.given:
            return self
        return dataclasses.replace(self, said={**self.said, side.name: said})

    def compare(self, left: Node, right: Node) -> Comparison:
        """Compare two expressions with the given names written out.

        Parameters
        ----------
        left, right : Node
            Two expressions.

        Returns
        -------
        Comparison
            "undecided" if a derivative is not worked out, or grows too large.
        """
        try:
            return compare(self.put(left), self.put(right), self.functions)
        except NotSought:
            return Comparison("undecided", "no proof")
        except TooLarge:
            return Comparison("undecided", "too large")

    def equal(self, left: Node, right: Node) -> bool:
        """Return whether two expressions are proved equal."""
        try:
            return equal(self.put(left), self.put(right), self.functions)
        except TooLarge:
            return False


def _between(held, functions, given):
    """The functions in a derivative whose variable itself depends on other names."""
    if held.by in given:
        others = {name: meaning for name, meaning in given.items() if name != held.by}
        return reached(held.arg, others) & functions
    alone = held.by in functions and isinstance(held.arg, Name)
    return held.arg.names & functions if alone else set()
