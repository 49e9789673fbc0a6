"""The arguments that a student's function is tested with, and the tolerances."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from sigmoid_course.reference import Reference

STAGES = ("own", "numbers", "arrays", "far", "fine", "ends", "quiet", "care")
TIERS = ("correct", "stable", "precise")

# Asymmetric, since many slips give correct values at 0, or at x and -x together.
LOGITS = (1.0, -0.4, 2.3, -1.7, 0.6, 3.6, -5.2, 6.8, -9.6, 0.0, 10.0)
PROBABILITIES = (0.3, 0.8, 0.05, 0.6, 0.97, 1e-4, 0.21, 0.5, 1 - 1e-4)
TARGETS = (0.0, 1.0, 0.3)
WHOLE = (2, -3, 1, 5, 0, -1)
FAR_LOGITS = (-1000.0, -800.0, -710.0, -100.0, -40.0, -20.0, 15.0, 37.0, 89.0, 710.0, 745.0, 1000.0)
FAR_PROBABILITIES = (1e-300, 1e-16, 1e-9, 1 - 1e-9, 1 - 2.0**-53)
FINE_LOGITS = (-700.0, -300.0, -90.0, -38.0, -31.0, -12.0, -0.01, 0.2, 5.0, 25.0, 36.0, 40.0, 700.0)
FINE_PROBABILITIES = (1e-300, 1e-12, 0.001, 0.3, 0.499, 0.51, 0.9, 1 - 1e-6, 1 - 1e-12)


@dataclass(frozen=True)
class Probe:
    """One call to make, and what it must return.

    Attributes
    ----------
    stage : str
        "numbers", "arrays" (in a row), "care" (other shapes, float32, whole numbers, empty
        arrays), "far" (stable and up), "ends" (infinity and nan, stable and up) or "fine"
        (precise). If the values are correct but there is a warning, the stage "quiet" fails; "own"
        fails at any probe where a function of the course is called that is not offered.
    args : tuple
        Arguments of the call.
    want : ndarray
        The correct values, float64.
    rtol : float
        The relative tolerance.
    atol : ndarray
        The absolute tolerance of each value, which is added to it.
    silent : bool
        Whether a warning is a fault.
    """

    stage: str
    args: tuple
    want: NDArray
    rtol: float
    atol: NDArray
    silent: bool


def probes(reference: Reference, tier: str) -> list[Probe]:
    """Return the probes for a function and a tier, the simplest first.

    Parameters
    ----------
    reference : Reference
        The function.
    tier : str
        One of `TIERS`.

    Returns
    -------
    list of Probe

    Examples
    --------
    >>> from sigmoid_course.logistic import FUNCTIONS
    >>> [p.stage for p in probes(FUNCTIONS["sigmoid"], "precise")][-1]
    'fine'
    """
    found = [*_numbers(reference), *_arrays(reference), *_care(reference, tier)]
    if tier != "correct":
        found += [*_far(reference), *_special(reference)]
    if tier == "precise":
        found += _fine(reference)
    return found


def _probe(reference, stage, args, rtol=1e-9, atol=1e-12, silent=False):
    exact = [np.asarray(a, dtype=float) for a in args]
    want = np.asarray(reference.function(*exact))
    return Probe(stage, args, want, rtol, np.broadcast_to(atol, want.shape), silent)


def _columns(reference, values):
    """Return an array for each argument: the values, combined with every target if it takes any."""
    if len(reference.parameters) == 1:
        return (np.array(values),)
    return tuple(np.array(column) for column in zip(*product(values, TARGETS), strict=True))


def _plain(reference):
    return PROBABILITIES if reference.takes_probability else LOGITS


def _numbers(reference):
    columns = _columns(reference, _plain(reference))
    floats = [tuple(map(float, args)) for args in zip(*columns, strict=True)]
    return [_probe(reference, "numbers", args) for args in floats]


def _arrays(reference):
    flat = _columns(reference, _plain(reference))
    return [_probe(reference, "arrays", args) for args in (flat, tuple(c[:1] for c in flat))]


def _care(reference, tier):
    flat = _columns(reference, _plain(reference))
    loose = 1e-2 if tier == "correct" else 1e-5
    single = tuple(c.astype(np.float32) for c in flat)
    # Exercises of the tier "correct" do not mention empty arrays.
    empty = () if tier == "correct" else (tuple(c[:0] for c in flat),)
    return [
        *(_probe(reference, "care", args) for args in _shapes(flat)),
        _probe(reference, "care", single, rtol=loose, atol=1e-6),
        *(_probe(reference, "care", args) for args in (*_whole(reference), *empty)),
    ]


def _shapes(flat):
    """Return a column and a table; no array of shape (), for which np.isscalar is false."""
    even = tuple(c[: len(c) // 2 * 2] for c in flat)
    return [tuple(c[:, None] for c in flat), tuple(c.reshape(2, -1) for c in even)]


def _whole(reference):
    """Return arguments with integers, as labels and counts are."""
    if len(reference.parameters) == 1:
        if reference.takes_probability:
            return []
        return [(number,) for number in WHOLE[:2]] + [(np.array(WHOLE),)]
    first = PROBABILITIES[:6] if reference.takes_probability else WHOLE
    labels = (0, 1, 1, 0, 1, 0)
    numbers = list(zip(first[:2], labels[:2], strict=True))
    return [*numbers, (np.array(first), np.array(labels))]


def _far(reference):
    far = FAR_PROBABILITIES if reference.takes_probability else FAR_LOGITS
    columns = _columns(reference, far)
    if reference.far:
        own = zip(*reference.far, strict=True)
        columns = tuple(np.concatenate(pair) for pair in zip(columns, own, strict=True))
    found = [_probe(reference, "far", columns, silent=True)]
    if not reference.takes_probability:
        near = tuple(c[np.abs(columns[0]) <= 40].astype(np.float32) for c in columns)
        found.append(_probe(reference, "far", near, rtol=1e-5, atol=1e-6, silent=True))
    return found


def _special(reference):
    # Warnings are accepted: np.logaddexp warns at nan, which is not the student's fault.
    asked = reference.has_limits and not reference.takes_probability
    first = 0.4 if reference.takes_probability else 1.5
    special = (*((-np.inf, np.inf) if asked else ()), np.nan, first)
    return [_probe(reference, "ends", _columns(reference, special))]


def _fine(reference):
    fine = FINE_PROBABILITIES if reference.takes_probability else FINE_LOGITS
    columns, atol = _columns(reference, fine), reference.fine_atol
    atol = atol(*columns) if callable(atol) else atol
    return [_probe(reference, "fine", columns, rtol=1e-13, atol=atol, silent=True)]
