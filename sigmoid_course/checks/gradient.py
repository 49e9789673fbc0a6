"""Checks a gradient against central differences."""

import numpy as np
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import function_messages as say
from sigmoid_course.checks.call import call

STEP = 1e-4


@check
def check_gradient(gradient, of, at, points=None):
    """Check a gradient, or an elementwise derivative, by central differences at two step sizes.

    Parameters
    ----------
    gradient : callable or array_like
        The student's gradient, a function of the point; or its values there.
    of : callable
        What it is the gradient of: a function of the point that gives one number, or an array
        of the shape of the point, element by element (then derivatives are checked).
    at : array_like
        The point, of any shape; components of a size near 1 are best.
    points : float, optional
        What the exercise is worth. Half is earned where only the sign of the whole or one
        factor common to all components is wrong.

    Returns
    -------
    float or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        Something is not right yet and no points were asked for.

    Notes
    -----
    Differences D(h) and D(2h) with h = 1e-4 max(1, abs(x)) are combined to (4 D(h) - D(2h)) / 3,
    whose error is of the order h^4. A component may differ from it by 1e-6 of the largest one.

    Examples
    --------
    >>> import numpy as np
    >>> check_gradient(lambda w: 2 * w, of=lambda w: np.sum(w**2), at=[1.0, -2.0])
    The gradient agrees with central differences.
    >>> check_gradient([2.0, 4.0], of=lambda w: np.sum(w**2), at=[1.0, -2.0], points=2)
    Component 1 of the gradient, at -2: got 4, central differences give -4.
    0.0
    """
    at = np.array(at, dtype=float)
    problem, share = _compare(gradient, of, at)
    return conclude(problem, say.gradient_right(), points, share)


def _compare(gradient, of, at):
    """Return what is wrong, or None, and the share that is earned all the same."""
    done = call(gradient if callable(gradient) else lambda point: gradient, at)
    if done.error is not None:
        return say.gradient_stopped("gradient", done.error), 0.0
    got = _numbers(done.value)
    if got is None:
        return say.gradient_kind(done.value), 0.0
    if got.shape != at.shape:
        return say.gradient_shape(got.shape, at.shape), 0.0
    fine, coarse, error = _differences(of, at)
    if error is not None:
        return error, 0.0
    problem, share = _judge(got, at, fine, coarse)
    if problem is None and done.changed:
        return say.gradient_changed(), 0.5
    return problem, share


def _numbers(value):
    """Return real numbers as an array; None for anything else."""
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(float) if array.dtype.kind in "iuf" else None


def _differences(of, at):
    """Return central differences at two step sizes, and what is wrong with them, or None."""
    step = STEP * np.maximum(1, np.abs(at))
    slopes = []
    for h in (step, 2 * step):
        slope, error = _slopes(of, at, h)
        if error is not None:
            return None, None, error
        slopes.append(slope)
    return *slopes, None


def _slopes(of, at, h):
    """Return (of(x + h) - of(x - h)) / 2h, component by component, and what went wrong."""
    first = call(of, at)
    elementwise = at.ndim > 0 and _fits(first.value, at.shape)
    shifts = [h] if elementwise else _one_by_one(h)
    calls = [first, *(call(of, at + sign * shift) for shift in shifts for sign in (1, -1))]
    for done in calls:
        if done.error is not None:
            return None, say.gradient_stopped("loss", done.error)
        if not _fits(done.value, at.shape if elementwise else ()):
            return None, say.loss_kind(done.value)
    up, down = ([_numbers(done.value) for done in calls[k::2]] for k in (1, 2))
    rise = np.subtract(up, down).reshape(at.shape)
    return rise / (2 * h), None


def _fits(value, shape):
    """Say whether these are real numbers of a shape; of no shape: whether it is one number."""
    numbers = _numbers(value)
    return numbers is not None and (numbers.shape == shape if shape else numbers.size == 1)


def _one_by_one(h):
    """Return the steps h, each with all components but one at zero."""
    return [np.where(np.arange(h.size).reshape(h.shape) == k, h, 0) for k in range(h.size)]


def _judge(got, at, fine, coarse):
    """Compare with the differences: a message, or None, and the share earned all the same."""
    want = (4 * fine - coarse) / 3
    size = np.max(np.abs(want), initial=0)
    rough = ~(np.abs(fine - coarse) <= 1e-4 * size + 1e-7)
    if rough.any():
        index = _first(rough)
        return say.gradient_rough(index, at[index]), 0.0
    off = ~(np.abs(got - want) <= 1e-6 * size + 1e-9)
    if not off.any():
        return None, 1.0
    index = _first(off)
    message = say.gradient_differs(index, at[index], got[index], want[index], off.sum())
    slip, share = _slip(got, want, index, size)
    return message + slip, share


def _first(mask):
    return tuple(int(i) for i in np.argwhere(mask)[0])


def _slip(got, want, index, size):
    """Say what was done, where it can be seen, and what it leaves of the points."""
    tolerance = 1e-6 * size + 1e-9
    factor = float(np.vdot(want, got) / np.vdot(want, want)) if size else 0.0
    common = np.allclose(got, factor * want, 1e-6, tolerance * max(1, abs(factor)))
    if common and np.isclose(factor, -1, rtol=1e-5):
        return say.gradient_slip("sign"), 0.5
    if common and got.size > 1 and abs(factor) > 1e-5:
        return say.gradient_factor(factor), 0.5
    if np.allclose(np.sort(got, axis=None), np.sort(want, axis=None), 0, tolerance):
        return say.gradient_slip("order"), 0.0
    return (say.gradient_slip("zero") if got[index] == 0 else ""), 0.0
