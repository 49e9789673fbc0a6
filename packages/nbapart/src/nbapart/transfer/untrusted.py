"""Checks for data from a student's kernel."""

from typing import Any

MAX_NAME_CHARACTERS = 80


def expect(holds: bool, what: str) -> None:
    """Refuse untrusted data unless a condition holds.

    Parameters
    ----------
    holds : bool
    what : str
        What is wrong with the data if the condition does not hold.

    Raises
    ------
    ValueError
        The condition does not hold.

    Examples
    --------
    >>> expect(1 > 0, "no size")
    >>> expect(-1 > 0, "no size")
    Traceback (most recent call last):
    ValueError: no size
    """
    if not holds:
        raise ValueError(what)


def clean(name: Any) -> str:
    """Return a name if it is an identifier and not too long, else "object"."""
    good = type(name) is str and len(name) <= MAX_NAME_CHARACTERS and name.isidentifier()
    return name if good else "object"
