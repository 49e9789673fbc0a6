"""Checks claims that students answer with True or False and a proof."""

from collections.abc import Iterable, Mapping
from math import isfinite

import numpy as np
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import messages
from sigmoid_course.checks.number import number

PRAISE = "Every claim is settled."
# How many characters of an answer are shown.
SHOWN_CHARACTERS = 60


@check
def check_claims(
    claims: Mapping,
    settled: Mapping | Iterable,
    *,
    reasons: str,
    points: float | None = None,
) -> float | None:
    """Check claims and their proofs; a correct guess with a wrong proof earns nothing.

    Parameters
    ----------
    claims : dict
        The student's answer: for each claim's name a pair of True or False and a proof. The proof
        is a finite number (a witness) or the letter of a reason.
    settled : dict or sequence
        For each claim's name the correct pair; its proof is a letter, or a function that returns
        whether a float is a witness. Or only the names: then only the form is checked.
    reasons : str
        The letters to choose from, such as "ABCD".
    points : float, optional
        What all claims together are worth; each earns the same share.

    Returns
    -------
    Mark or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        A claim is not settled yet, and `points` is not given.

    Examples
    --------
    >>> key = {"squares": (False, lambda x: x * x < x), "even": (True, "B")}
    >>> check_claims({"squares": (False, 0.5), "even": (True, "A")}, key, reasons="AB", points=2)
    1 of 2 claims are settled. These are not:
      even: (True, 'A') does not settle it
    1.0
    """
    if not isinstance(claims, Mapping):
        return conclude(_not_claims(claims), "", points)
    pairs = {name: _pair(claims.get(name), reasons) for name in settled}
    if not isinstance(settled, Mapping):
        unread = [(name, claims.get(name)) for name in settled if pairs[name] is None]
        problem = _open_claims(unread, reasons) if unread else None
        return conclude(problem, messages.FORM_IS_RIGHT, points)
    wrong = [(name, claims.get(name)) for name in settled if not _holds(pairs[name], settled[name])]
    right, count = len(settled) - len(wrong), len(settled)
    problem = _unsettled(wrong, right, count) if wrong else None
    return conclude(problem, PRAISE, points, right / count)


def _pair(pair, reasons):
    """Read a pair (bool, letter or finite float); return None for any other form."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        return None
    truth, proof = pair
    proof = _letter(proof, reasons) if isinstance(proof, str) else _witness(proof)
    if isinstance(truth, np.ndarray) and truth.ndim == 0:
        truth = truth[()]
    if proof is None or not isinstance(truth, (bool, np.bool_)):
        return None
    return bool(truth), proof


def _letter(text, reasons):
    letter = text.strip().upper()
    return letter if letter in list(reasons) else None


def _witness(value):
    read = number(value)
    return read if read is not None and isfinite(read) else None


def _holds(pair, settled):
    if pair is None or pair[0] is not settled[0]:
        return False
    if callable(settled[1]):
        return isinstance(pair[1], float) and bool(settled[1](pair[1]))
    return pair[1] == settled[1]


def _not_claims(got):
    """Say that the answer is not a dict."""
    return (
        "The claims should be a dict {name: (True or False, number or letter)}, "
        f"but it is of type {type(got).__name__}."
    )


def _open_claims(entries, reasons):
    """Say which claims lack a pair of the right form, and what that form is."""
    head = (
        "Each claim needs a pair: True or False, then a finite number or a letter "
        f"from {reasons[0]} to {reasons[-1]}. Still to do:"
    )
    return "\n".join([head, *(f"  {name}: {_got(pair)}" for name, pair in entries)])


def _unsettled(entries, settled, count):
    """Say which pairs do not settle their claim, without naming those that do."""
    lines = [f"  {name}: {_got(pair)} does not settle it" for name, pair in entries]
    return "\n".join([f"{settled} of {count} claims are settled. These are not:", *lines])


def _got(pair):
    if pair is None:
        return "nothing yet"
    text = repr(pair)
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 3] + "..."
