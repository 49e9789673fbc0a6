"""Claims, each answered by True or False together with what proves it."""

from collections.abc import Mapping
from math import isfinite

import numpy as np
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import claims_messages as feedback
from sigmoid_course.checks.table import number


@check
def check_claims(claims, settled, *, reasons, points=None):
    """Check claims, each with its proof; a right guess with a wrong proof earns nothing.

    Parameters
    ----------
    claims : dict
        The student's answer: name of a claim to a pair, True or False and the proof.
        The proof is a finite number (a witness) or the letter of a reason.
    settled : dict or sequence
        Name of a claim to the pair that settles it; there the proof is a letter or a function
        that says of a float whether it is a witness. Or the names alone: then only the
        form is checked.
    reasons : str
        The letters to choose from, such as "ABCD".
    points : float, optional
        What the claims are worth together; each earns the same share.

    Returns
    -------
    float or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        A claim is not settled yet and no points were asked for.

    Examples
    --------
    >>> key = {"squares": (False, lambda x: x * x < x), "even": (True, "B")}
    >>> check_claims({"squares": (False, 0.5), "even": (True, "A")}, key, reasons="AB", points=2)
    1 of 2 claims are settled. These are not:
      even: (True, 'A') does not settle it
    1.0
    """
    if not isinstance(claims, Mapping):
        return conclude(feedback.not_claims(claims), "", points)
    pairs = {name: _pair(claims.get(name), reasons) for name in settled}
    if not isinstance(settled, Mapping):
        unread = [(name, claims.get(name)) for name in settled if pairs[name] is None]
        problem = feedback.open_claims(unread, reasons) if unread else None
        return conclude(problem, feedback.PRAISE_FORM, points)
    wrong = [(name, claims.get(name)) for name in settled if not _holds(pairs[name], settled[name])]
    right, count = len(settled) - len(wrong), len(settled)
    problem = feedback.unsettled(wrong, right, count) if wrong else None
    return conclude(problem, feedback.PRAISE, points, right / count)


def _pair(pair, reasons):
    """Read a pair (bool, letter or finite float); None where it is of another form."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        return None
    truth, proof = pair
    proof = _letter(proof, reasons) if isinstance(proof, str) else _witness(proof)
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
