"""Recognises, by its values, which slip a student's wrong function has."""

import numpy as np
from numpy.typing import NDArray

from sigmoid_course.logistic import FUNCTIONS
from sigmoid_course.reference import Reference
from sigmoid_course.slips import SLIPS, Slip

LN2, LN10 = np.log(2), np.log(10)


def recognise(reference: Reference, args: tuple[NDArray, ...], got: NDArray) -> Slip | None:
    """Find the slip that produces these values.

    Parameters
    ----------
    reference : Reference
        The function that was asked for.
    args : tuple of ndarray
        Its arguments, one array each; at least eight points without symmetry are best.
    got : ndarray
        The values returned, nan where there was none.

    Returns
    -------
    Slip or None
        None where no known slip matches.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([-2.0, 0.5, 1.0, 3.0])
    >>> recognise(FUNCTIONS["sigmoid"], (x,), 1 / (1 + np.exp(x))).name
    'reflected'
    """
    own = [(SLIPS[name], mistake) for name, mistake in reference.mistakes]
    with np.errstate(all="ignore"):
        for slip, mistake in [*_general(reference), *own, *_others(reference)]:
            values = mistake(*args)
            if np.isfinite(values).any() and np.allclose(got, values, 1e-6, 1e-9, equal_nan=True):
                return slip
        return _of_any(reference.function(*args), got)


def _general(reference):
    """Return the slips that every function may have, before its own."""
    right = reference.function
    bases = [(SLIPS["base-2"], LN2), (SLIPS["base-10"], LN10)] if reference.is_logarithm else []
    return [
        (SLIPS["sign-of-whole"], lambda *args: -right(*args)),
        *((slip, lambda *args, b=b: right(*args) / b) for slip, b in bases),
        *((slip, lambda *args, b=b: -right(*args) / b) for slip, b in bases),
    ]


def _others(reference):
    """Return the other functions of one argument, which may have been given by mistake."""
    if len(reference.parameters) > 1:
        return []
    others = [other for other in FUNCTIONS.values() if other is not reference]
    return [(other.returned, other.function) for other in others if other.returned]


def _of_any(want, got):
    """Return a slip that can be recognised without a list of mistakes, or None."""
    if not np.isfinite(got).all():
        return None
    if np.ptp(got) <= 1e-12 and np.ptp(want) > 1e-3:
        return SLIPS["same-everywhere"]
    if any(np.array_equal(got, np.round(want, digits)) for digits in range(9)):
        return SLIPS["rounded"]
    ratio = got[np.abs(want) > 1e-9] / want[np.abs(want) > 1e-9]
    is_factor = np.allclose(ratio, ratio[0], 1e-9, 0) and ratio[0] != 0
    return SLIPS["constant-factor"] if is_factor else None
