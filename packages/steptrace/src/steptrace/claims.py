"""Reads what stands after #: the rule that it names, or the rule whose name is misspelt there."""

from difflib import get_close_matches

from steptrace.registry import RULES

# How similar a comment must be to a rule's name to be that name misspelt, from 0 to 1. One wrong or
# exchanged letter in a short name is above it; a part of a name, such as "product", is below.
MIN_LIKENESS = 0.8


def claimed(comment: str) -> str | None:
    """Return the rule that a comment names.

    Parameters
    ----------
    comment : str
        What stands after ``#``.

    Returns
    -------
    str or None
        None if the comment is not the name of a rule.

    Examples
    --------
    >>> claimed("Chain-rule."), claimed("now the inner part")
    ('chain rule', None)
    """
    name = _plain(comment)
    return name if name in RULES else None


def meant(comment: str) -> str | None:
    """Return the rule whose name a comment misspells.

    Parameters
    ----------
    comment : str
        What stands after ``#``.

    Returns
    -------
    str or None
        None if the comment names a rule, or is not like the name of one.

    Examples
    --------
    >>> meant("chian rule"), meant("chain rule"), meant("as we saw")
    ('chain rule', None, None)
    """
    name = _plain(comment)
    if name in RULES:
        return None
    return next(iter(get_close_matches(name, RULES, 1, MIN_LIKENESS)), None)


def _plain(comment):
    return " ".join(comment.replace("-", " ").strip(" .,:;!?").lower().split())
