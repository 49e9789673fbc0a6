"""Checks a gradient against central differences."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import messages
from sigmoid_course.checks.call import call
from sigmoid_course.checks.number import numbers
from sigmoid_course.slips import SLIPS

# The smaller of the two step sizes, relative to the size of a component.
RELATIVE_STEP = 1e-4


@check
def check_gradient(
    gradient: Callable | ArrayLike,
    of: Callable,
    at: ArrayLike,
    points: float | None = None,
) -> float | None:
    """Check a gradient, or an elementwise derivative, by central differences at two step sizes.

    Parameters
    ----------
    gradient : callable or array_like
        The student's gradient, a function of the point; or its values there.
    of : callable
        The function that it is the gradient of. It takes the point and returns one number, or
        works elementwise and returns an array of the same shape (then derivatives are checked).
    at : array_like
        The point, of any shape; components of magnitude near 1 are best.
    points : float, optional
        What the exercise is worth. Half is earned if only the sign, or one factor common to all
        components, is wrong.

    Returns
    -------
    Mark or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        Something is not correct yet, and `points` is not given.

    Notes
    -----
    Differences D(h) and D(2h) with h = 1e-4 max(1, abs(x)) are combined to (4 D(h) - D(2h)) / 3,
    whose error is of order h^4. A component may differ from that by 1e-6 of the largest one.

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
    return conclude(problem, "The gradient agrees with central differences.", points, share)


def _compare(gradient, of, at):
    """Return what is wrong, or None, and the share that is earned nevertheless."""
    done = call(gradient if callable(gradient) else lambda point: gradient, at)
    if done.error is not None:
        return messages.stopped("The gradient", done.error), 0.0
    got = numbers(done.value)
    if got is None:
        return _wrong_kind(done.value), 0.0
    if got.shape != at.shape:
        return _wrong_shape(got.shape, at.shape), 0.0
    fine, coarse, error = _differences(of, at)
    if error is not None:
        return error, 0.0
    problem, share = _judge(got.astype(float), at, fine, coarse)
    if problem is None and done.changed:
        return "The gradient is right, but the function changed the point it was given.", 0.5
    return problem, share


def _differences(of, at):
    """Return central differences at two step sizes, and what is wrong with them, or None."""
    step = RELATIVE_STEP * np.maximum(1, np.abs(at))
    slopes = []
    for h in (step, 2 * step):
        slope, error = _slopes(of, at, h)
        if error is not None:
            return None, None, error
        slopes.append(slope)
    return *slopes, None


def _slopes(of, at, h):
    """Return (of(x + h) - of(x - h)) / 2h, component by component, and a message or None."""
    first = call(of, at)
    elementwise = at.ndim > 0 and _fits(first.value, at.shape)
    shifts = [h] if elementwise else _one_by_one(h)
    calls = [first, *(call(of, at + sign * shift) for shift in shifts for sign in (1, -1))]
    for done in calls:
        if done.error is not None:
            return None, messages.stopped("The loss", done.error)
        if not _fits(done.value, at.shape if elementwise else ()):
            return None, _wrong_loss(done.value)
    up, down = ([numbers(done.value).astype(float) for done in calls[k::2]] for k in (1, 2))
    rise = np.subtract(up, down).reshape(at.shape)
    return rise / (2 * h), None


def _fits(value, shape):
    """Return whether a value holds real numbers of a shape, or one number for the shape ()."""
    read = numbers(value)
    return read is not None and (read.shape == shape if shape else read.size == 1)


def _one_by_one(h):
    """Return for each component the step h with all other components set to zero."""
    return [np.where(np.arange(h.size).reshape(h.shape) == k, h, 0) for k in range(h.size)]


def _judge(got, at, fine, coarse):
    """Compare with the differences; return a message, or None, and the share of the points."""
    want = (4 * fine - coarse) / 3
    size = np.max(np.abs(want), initial=0)
    rough = ~(np.abs(fine - coarse) <= 1e-4 * size + 1e-7)
    if rough.any():
        index = _first(rough)
        return _rough(index, at[index]), 0.0
    off = ~(np.abs(got - want) <= 1e-6 * size + 1e-9)
    if not off.any():
        return None, 1.0
    index = messages.worst(np.abs(got - want), off)
    message = _differs(index, at[index], got[index], want[index], off.sum())
    slip, share = _slip(got, want, off, size)
    return message + slip, share


def _first(mask):
    return tuple(int(i) for i in np.argwhere(mask)[0])


def _slip(got, want, off, size):
    """Return a message on the slip, if it is recognised, and the share of the points."""
    tolerance = 1e-6 * size + 1e-9
    factor = float(np.vdot(want, got) / np.vdot(want, want)) if size else 0.0
    common = np.allclose(got, factor * want, 1e-6, tolerance * max(1, abs(factor)))
    if common and np.isclose(factor, -1, rtol=1e-5):
        return SLIPS["sign-of-whole"].message, 0.5
    if common and got.size > 1 and abs(factor) > 1e-5:
        return _common_factor(factor), 0.5
    if np.allclose(np.sort(got, axis=None), np.sort(want, axis=None), 0, tolerance):
        return SLIPS["values-reordered"].message, 0.0
    lost = not got[off].any() and not off.all()
    return (SLIPS["component-lost"].message if lost else ""), 0.0


def _wrong_kind(value):
    if value is None:
        return "The gradient is still None: a function, or its values, are expected here."
    return f"The gradient: got {messages.kind(value)}, expected a number for each component."


def _wrong_loss(value):
    kind = messages.kind(value)
    return f"The loss: got {kind}, expected one number, or one for each component."


def _wrong_shape(got, expected):
    return f"The gradient: got the shape {got}, expected the shape of the point, {expected}."


def _rough(index, where):
    return (
        f"{_component(index)}: no slope can be read off at {where:.6g}, "
        "since two step sizes give two answers."
    )


def _differs(index, where, got, expected, count):
    short = messages.tell_apart(got, expected)
    others = f" {count} components differ." if count > 1 else ""
    return (
        f"{_component(index)}, at {where:.6g}: got {short[0]}, "
        f"central differences give {short[1]}.{others}"
    )


def _component(index):
    if index == ():
        return "The derivative"
    return f"Component {messages.index_of(index)} of the gradient"


def _common_factor(factor):
    size = messages.multiple(factor)
    return f"\nEvery component is {size} the expected one; a sum for a mean, or the reverse?"
