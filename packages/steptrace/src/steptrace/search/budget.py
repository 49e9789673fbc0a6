"""A bound on the work of a search, by the size of what is tried and never by the clock."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# About a second of one search on a slow machine; every slip of the derivation bank is found within
# the first fifth.
MAX_NODES = 15_000

Candidate = TypeVar("Candidate")


def within(
    candidates: Iterable[Candidate], size: Callable[[Candidate], int]
) -> Iterator[Candidate]:
    """Candidates up to a bound on their sizes together.

    Parameters
    ----------
    candidates : iterable
        What a search would try, the most promising first.
    size : callable
        From a candidate to its number of nodes.

    Yields
    ------
    object
        One candidate after the other, until `MAX_NODES` are spent.

    Examples
    --------
    >>> sum(1 for _ in within(iter(int, 1), size=lambda candidate: 4_000))
    3
    """
    spent = 0
    for candidate in candidates:
        spent += size(candidate)
        if spent > MAX_NODES:
            return
        yield candidate
