"""Records which of the course's functions a student's function calls while it is checked.

A check opens a record around each call, in the student's kernel. The course's functions note there
that they were called: under whatever name, from a wrapper or from a copy of their code.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

_records: list[set[str]] = []


@contextmanager
def record() -> Iterator[set[str]]:
    """Record the names of the course's functions that are called in a `with` block.

    Yields
    ------
    set of str
        The names; of functions that call each other, the outermost alone.

    Examples
    --------
    >>> from sigmoid_course import log_sigmoid
    >>> with record() as used:
    ...     value = log_sigmoid(1.0)
    >>> used
    {'log_sigmoid'}
    """
    used: set[str] = set()
    _records.append(used)
    try:
        yield used
    finally:
        _records.pop()


def note(names: Iterable[str]) -> None:
    """Add names to each open record.

    Parameters
    ----------
    names : iterable of str
    """
    for used in _records:
        used.update(names)


def note_caller() -> None:
    """Note the function of the course that is running, if a record is open."""
    if _records:
        note({_outermost(sys._getframe(1)).f_code.co_name})


def _outermost(frame):
    """Return the first of the frames in a row whose code stands in the same file."""
    while frame.f_back and frame.f_back.f_code.co_filename == frame.f_code.co_filename:
        frame = frame.f_back
    return frame
