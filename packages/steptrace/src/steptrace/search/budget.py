"""Limits the work of a search, by the size of what is tried and not by time."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# One search takes about a tenth of a second on a slow machine. Every slip that is named in
# tests/derivations is found within a third of this, one in the notebook of unit 3 at 5,500.
MAX_NODES = 7_000

Candidate = TypeVar("Candidate")


def within(
    candidates: Iterable[Candidate], size: Callable[[Candidate], int]
) -> Iterator[Candidate]:
    """Yield candidates until their total size exceeds a limit.

    Parameters
    ----------
    candidates : iterable
        What a search tries, the most promising first.
    size : callable
        Maps a candidate to its number of nodes.

    Yields
    ------
    object
        Each candidate in turn, up to `MAX_NODES` nodes in all.

    Examples
    --------
    >>> sum(1 for _ in within(iter(int, 1), size=lambda candidate: 2_000))
    3
    """
    spent = 0
    for candidate in candidates:
        spent += size(candidate)
        if spent > MAX_NODES:
            return
        yield candidate
