"""What the names of findings mean, as the extensions of a course say."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    """What a class report says about a finding of one name.

    Attributes
    ----------
    says : str
        A sentence about it.
    beside : str
        The rule, or another topic, that it belongs to.
    example : str
        What it looks like.
    trained_in : tuple of str
        Where it can be practised.
    """

    says: str
    beside: str = ""
    example: str = ""
    trained_in: tuple[str, ...] = ()


_explainers: list[Callable[[str], Meaning | None]] = []


def explain(find: Callable[[str], Meaning | None]) -> None:
    """Register a function that knows the meanings of names.

    Parameters
    ----------
    find : callable
        Takes the name of a finding, and returns its meaning, or None for one that it does not know.
    """
    _explainers.append(find)


def meaning(name: str) -> Meaning | None:
    """Return the meaning of a finding's name.

    Parameters
    ----------
    name : str

    Returns
    -------
    Meaning or None
        None if no extension knows it.

    Examples
    --------
    >>> meaning("a name that no extension knows") is None
    True
    """
    return next(filter(None, (find(name) for find in _explainers)), None)
