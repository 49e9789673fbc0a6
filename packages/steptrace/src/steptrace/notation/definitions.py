"""Names that are given a meaning: none leads back to itself, none grows past what can be read."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from steptrace.expression import Name, Node
from steptrace.notation.errors import Unreadable
from steptrace.notation.parser import MAX_LINE_LENGTH, MAX_TREE_HEIGHT


def reached(node: Node, given: Mapping[str, Node]) -> set[str]:
    """The names in an expression, in the meanings of these, and so on.

    Parameters
    ----------
    node : Node
        An expression.
    given : mapping of str to Node
        From each name that was given to its meaning.

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(reached(Name("a"), {"a": Name("b"), "b": Name("a")}))
    ['a', 'b']
    """
    found, new = set(), set(node.names)
    while new:
        found |= new
        new = {name for known in new & set(given) for name in given[known].names} - found
    return found


def check_written_out(nodes: Iterable[Node], given: Mapping[str, Node]) -> None:
    """Refuse expressions that are too long or too tall with the given names written out.

    Parameters
    ----------
    nodes : iterable of Node
        Expressions.
    given : mapping of str to Node
        From each name that was given to its meaning; none leads back to itself.

    Raises
    ------
    Unreadable
        More than `MAX_LINE_LENGTH` parts, or more than `MAX_TREE_HEIGHT` levels.
    """
    known = {}
    for node in nodes:
        size, height = _measure(node, given, known)
        if height >= MAX_TREE_HEIGHT:
            raise Unreadable("deep", most=MAX_TREE_HEIGHT)
        if size > MAX_LINE_LENGTH:
            raise Unreadable("written-out", most=MAX_LINE_LENGTH)


def _measure(node, given, known):
    """The size and the height of an expression with the given names written out."""
    uses = _uses(node)
    size, height = node.size, max(depth for _, depth in uses.values())
    for name in uses.keys() & given.keys():
        if name not in known:
            known[name] = _measure(given[name], given, known)
        count, depth = uses[name]
        size += count * (known[name][0] - 1)
        height = max(height, depth + known[name][1])
    return size, height


@lru_cache(maxsize=1000)
def _uses(node):
    """How often each name stands in an expression and how deep at most; None for all the rest."""
    found, level, depth = {}, [node], 0
    while level:
        for part in level:
            name = part.name if isinstance(part, Name) else None
            count, _ = found.get(name, (0, 0))
            found[name] = (count + 1, depth)
        level = [part for above in level for part in above.parts]
        depth += 1
    return MappingProxyType(found)
