"""A bound on the work of a search, by the size of what is tried and never by the clock."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

MOST_NODES = 15_000


def within(candidates: Iterable[T], size: Callable[[T], int]) -> Iterator[T]:
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
        One candidate after the other, until `MOST_NODES` are spent.

    Examples
    --------
    >>> sum(1 for _ in within(iter(int, 1), size=lambda candidate: 4_000))
    3
    """
    spent = 0
    for candidate in candidates:
        spent += size(candidate)
        if spent > MOST_NODES:
            return
        yield candidate
