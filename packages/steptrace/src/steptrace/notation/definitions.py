"""Checks the meanings of given names: none contains itself, and none is too large written out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from steptrace.expression import Name, Node
from steptrace.notation.errors import Unreadable
from steptrace.notation.limits import MAX_LINE_LENGTH, MAX_TREE_HEIGHT


def reached(node: Node, given: Mapping[str, Node]) -> set[str]:
    """Collect the names in an expression, in the meanings of these names, and so on.

    Parameters
    ----------
    node : Node
        An expression.
    given : mapping of str to Node
        Maps each given name to its meaning.

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
        Maps each given name to its meaning; none contains itself.

    Raises
    ------
    Unreadable
        An expression has more than `MAX_LINE_LENGTH` nodes or more than `MAX_TREE_HEIGHT` levels.
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
    """How often each name occurs in an expression and its greatest depth; None is all else."""
    found, level, depth = {}, [node], 0
    while level:
        for part in level:
            name = part.name if isinstance(part, Name) else None
            count, _ = found.get(name, (0, 0))
            found[name] = (count + 1, depth)
        level = [part for above in level for part in above.parts]
        depth += 1
    return MappingProxyType(found)
