"""What a class report says about the slips, and about the other things that checks find."""

from nbapart.meanings import Meaning

OTHERS = {
    "breaks": "A line does not follow from the line before it, and no slip explains it.",
    "different": "An expression has another value than the one that was asked for.",
    "line": "The wrong line of a printed derivation was not found.",
    "correction": "The wrong line of a printed derivation was found and not mended.",
    "not worked": "A derivative is left in an answer that should have none.",
    "not yet": "The check of an answer is not content.",
    "rule": "The rule that a printed derivation breaks was not named.",
    "unreadable": "A line cannot be read.",
}


def of_finding(name: str) -> Meaning | None:
    """Return what a class report says about a finding.

    Parameters
    ----------
    name : str
        The name of what a check found, such as a slip's.

    Returns
    -------
    nbapart.meanings.Meaning or None
        None for a name that is not known.

    Examples
    --------
    >>> of_finding("inner-derivative").beside
    'chain rule'
    """
    from steptrace.registry import SLIPS, beside

    if name in SLIPS:
        slip, practice = SLIPS[name], f'tutor.practice("{name}")'
        return Meaning(slip.sentence, ", ".join(beside(slip)), slip.example.text, (practice,))
    return Meaning(OTHERS[name]) if name in OTHERS else None
