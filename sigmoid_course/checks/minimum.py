"""Checks trained weights by the loss that they reach."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import messages
from sigmoid_course.checks.call import call
from sigmoid_course.checks.number import numbers
from sigmoid_course.slips import SLIPS

# The step size of the differences that approximate the gradient of the loss.
DIFFERENCE_STEP = 1e-6
# The part of the way down that earns half of the points; good guesses reach less.
NEARLY_DOWN = 0.98
# Two directions count as the same if the cosine of the angle between them is larger.
SAME_DIRECTION_COSINE = 0.75


@check
def check_minimum(
    weights: ArrayLike,
    *,
    of: Callable,
    start: ArrayLike,
    least: float,
    within: float = 1e-6,
    points: float | None = None,
) -> float | None:
    """Check that a loss is at its minimum at a student's weights, however these were found.

    Parameters
    ----------
    weights : array_like
        The student's weights.
    of : callable
        The loss, a function of the weights that returns one number.
    start : array_like
        The weights at which the descent began, in the shape of `weights`.
    least : float
        The minimum of the loss.
    within : float
        How far above the minimum the loss may be.
    points : float, optional
        What the exercise is worth. Half is earned if the loss fell by at least 98 % of the
        difference between the start and the minimum.

    Returns
    -------
    Mark or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        The loss is not at its minimum, and `points` is not given.

    Examples
    --------
    >>> check_minimum([3.0, 0.0], of=lambda w: (w[0] - 3) ** 2 + 1, start=[0.0, 0.0], least=1.0)
    The loss at your weights is 1. It is at its least.
    >>> check_minimum([2.8], of=lambda w: (w[0] - 3) ** 2 + 1, start=[0.0], least=1.0, points=2)
    The loss at your weights is 1.04. It fell, from 10 at the start, and can still fall.
    This is 99.55 % of the way down.
    1.0
    """
    start = np.asarray(start, dtype=float)
    got = numbers(weights)
    if got is None or got.shape != start.shape:
        return conclude(_no_weights(weights, start.shape), "", points)
    loss, first = _loss(of, got.astype(float)), _loss(of, start)
    if not np.isfinite(loss):
        return conclude(_not_finite(), "", points)
    if loss <= least + within:
        return conclude(None, _right(loss), points)
    if loss < first:
        way = (first - loss) / (first - least)
        return conclude(_fell(loss, first, way), "", points, 0.5 if way >= NEARLY_DOWN else 0.0)
    return conclude(_rose(loss, first, _uphill(got, of, start)), "", points)


def _loss(of, weights):
    """Return the loss; nan where the function does not return one number."""
    value = numbers(call(of, weights).value)
    return float(value) if value is not None and value.size == 1 else np.nan


def _uphill(got, of, start):
    """Return whether the weights moved roughly along the gradient, which increases the loss."""
    steps = DIFFERENCE_STEP * np.eye(start.size).reshape(-1, *start.shape)
    slope = np.array([_loss(of, start + step) - _loss(of, start - step) for step in steps])
    move = np.ravel(got - start)
    return bool(move @ slope > SAME_DIRECTION_COSINE * np.linalg.norm(move) * np.linalg.norm(slope))


def _right(loss):
    return f"The loss at your weights is {loss:.6g}. It is at its least."


def _no_weights(got, shape):
    if got is None:
        return f"The weights are still None: an array of shape {shape} is expected here."
    kind = messages.kind(got)
    return f"The weights: got {kind}, expected an array of numbers of shape {shape}."


def _not_finite():
    return (
        "The loss at your weights is not a finite number. This happens when each step is longer "
        "than the one before: look at the step size, and at the sign."
    )


def _fell(loss, first, way):
    percent = np.floor(1e4 * way) / 100  # never rounded up to the 98 % that earn half, or to all
    return (
        f"The loss at your weights is {loss:.6g}. "
        f"It fell, from {first:.6g} at the start, and can still fall.\n"
        f"This is {percent:g} % of the way down."
    )


def _rose(loss, first, uphill):
    message = (
        f"The loss at your weights is {loss:.6g}. It did not come down from {first:.6g}, "
        "where it was at the start."
    )
    return message + (SLIPS["steps-uphill"].message if uphill else "")
