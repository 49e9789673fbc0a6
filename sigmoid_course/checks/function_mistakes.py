"""Wrong functions that students write, known by their values."""

import numpy as np

from sigmoid_course import logistic
from sigmoid_course.logistic import bce, log_sigmoid, logit, sigmoid, sigmoid_derivative, softplus

LN2, LN10 = np.log(2), np.log(10)


def _residual(z, t):
    return sigmoid(z) - t


# For each function the slips by name (a key of feedback.values.SLIPS), and what each computes.
MISTAKES = {
    "sigmoid": [
        ("reflected", lambda x: sigmoid(-x)),
        ("brackets", lambda x: 1 + np.exp(-x)),
        ("brackets", lambda x: 1 + np.exp(x)),
        ("brackets", lambda x: 2 + 0 * x),
        ("minus-one", lambda x: 1 / (1 - np.exp(-x))),
        ("tanh", np.tanh),
        ("hard", lambda x: np.where(x > 0, 1.0, 0.0)),
        ("hard", lambda x: np.where(x >= 0, 1.0, 0.0)),
        ("hard", np.sign),
        ("power-of-two", lambda x: 1 / (1 + 2.0**-x)),
        ("twice", lambda x: sigmoid(sigmoid(x))),
        ("square-root", lambda x: sigmoid(x / 2)),
    ],
    "logit": [
        ("reflected", lambda p: -logit(p)),
        ("one-term", np.log),
        ("one-term", lambda p: -np.log1p(-p)),
        ("log-forgotten", lambda p: p / (1 - p)),
        ("log-of-quotient", lambda p: np.log(p) / np.log1p(-p)),
        ("plus", lambda p: np.log(p) + np.log1p(-p)),
    ],
    "sigmoid_derivative": [
        ("inner-derivative", lambda x: -(sigmoid(x) ** 2)),
        ("inner-derivative", lambda x: sigmoid(x) ** 2),
        ("reciprocal", lambda x: -np.exp(x)),
        ("reciprocal", np.exp),
        ("reader", lambda x: sigmoid(x) - 1),
        ("product", lambda x: sigmoid(1 - x)),
        ("product", lambda x: sigmoid(x) * sigmoid(1 - x)),
        ("product", lambda x: sigmoid(x) * (1 - x)),
        ("quotient-plus", lambda x: sigmoid(x) + sigmoid(x) ** 2),
        ("quotient-square", sigmoid),
        ("quotient-of-derivatives", lambda x: 1 + 0 * x),
        ("square-lost", lambda x: sigmoid(-x)),
        ("inner-twice", lambda x: sigmoid(x) ** 2 * sigmoid(-x)),
        ("inner-twice", lambda x: -(sigmoid(x) ** 2) * sigmoid(-x)),
        ("inner-twice", lambda x: sigmoid(x) * sigmoid(-x) ** 2),
        ("tanh-slope", lambda x: 1 - np.tanh(x) ** 2),
        ("tanh-slope", lambda x: 1 - sigmoid(x) ** 2),
        ("activation", lambda x: x * (1 - x)),
        ("twice", lambda x: sigmoid_derivative(sigmoid(x))),
        ("derived-twice", lambda x: sigmoid_derivative(x) * (1 - 2 * sigmoid(x))),
    ],
    "softplus": [
        ("reflected", lambda x: softplus(-x)),
        ("reflected", lambda x: -softplus(-x)),
        ("relu", lambda x: np.maximum(x, 0)),
        ("one-forgotten", lambda x: 1.0 * x),
        ("log-forgotten", lambda x: 1 + np.exp(x)),
    ],
    "log_sigmoid": [
        ("reflected", lambda x: -softplus(x)),
        ("reflected", softplus),
        ("log-of-sum", lambda x: 1.0 * x),
        ("log1p", lambda x: np.log1p(sigmoid(x))),
        ("clamp", lambda x: np.minimum(x, 0) - np.log1p(np.exp(np.abs(x)))),
        ("clamp", lambda x: np.maximum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
        ("clamp", lambda x: -np.maximum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
        ("clamp", lambda x: np.minimum(x, 0) - np.log1p(np.exp(-x))),
        ("clamp", lambda x: np.minimum(x, 0)),
        ("term-sign", lambda x: np.minimum(x, 0) + np.log1p(np.exp(-np.abs(x)))),
        ("one-forgotten", lambda x: np.minimum(x, 0) + np.abs(x)),
        ("log-forgotten", lambda x: np.minimum(x, 0) - np.exp(-np.abs(x))),
        ("log1p", lambda x: np.minimum(x, 0) - np.log1p(1 + np.exp(-np.abs(x)))),
        ("log1p", lambda x: -np.log1p(1 + np.exp(-x))),
        ("complement", lambda x: 1 - log_sigmoid(x)),
        ("derived", lambda x: sigmoid(-x)),
    ],
    "log_one_minus_sigmoid": [
        ("complement", log_sigmoid),
        ("complement", lambda x: 1 - log_sigmoid(x)),
        ("reflected", lambda x: softplus(-x)),
        ("log1p", lambda x: np.log1p(sigmoid(x))),
        ("clamp", lambda x: np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
        ("clamp", lambda x: -np.maximum(x, 0)),
        ("term-sign", lambda x: -np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))),
        ("log-forgotten", lambda x: -np.maximum(x, 0) - np.exp(-np.abs(x))),
    ],
    "bce": [
        ("one-term", lambda p, t: -t * np.log(p)),
        ("one-term", lambda p, t: -(1 - t) * np.log1p(-p)),
        ("term-sign", lambda p, t: -t * np.log(p) + (1 - t) * np.log1p(-p)),
        ("term-sign", lambda p, t: t * np.log(p) - (1 - t) * np.log1p(-p)),
        ("labels-swapped", lambda p, t: bce(p, 1 - t)),
        ("arguments-swapped", lambda p, t: -(p * np.log(t) + (1 - p) * np.log1p(-t))),
        ("squared-error", lambda p, t: (p - t) ** 2),
        ("squared-error", lambda p, t: (p - t) ** 2 / 2),
        ("sigmoid-twice", lambda p, t: bce(sigmoid(p), t)),
        ("weights-lost", lambda p, t: -np.log(p) - np.log1p(-p)),
        ("residual", lambda p, t: p - t),
    ],
    "bce_with_logits": [
        ("one-term", lambda z, t: t * softplus(-z)),
        ("one-term", lambda z, t: (1 - t) * softplus(z)),
        ("term-sign", lambda z, t: t * softplus(-z) - (1 - t) * softplus(z)),
        ("term-sign", lambda z, t: (1 - t) * softplus(z) - t * softplus(-z)),
        ("labels-swapped", lambda z, t: logistic.bce_with_logits(-z, t)),
        ("term-sign", lambda z, t: np.maximum(z, 0) + z * t + np.log1p(np.exp(-np.abs(z)))),
        ("clamp", lambda z, t: np.maximum(-z, 0) - z * t + np.log1p(np.exp(-np.abs(z)))),
        ("clamp", lambda z, t: np.minimum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z)))),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(np.abs(z)))),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(-z))),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(z))),
        ("target-lost", lambda z, t: softplus(z) + 0 * t),
        ("arguments-swapped", lambda z, t: logistic.bce_with_logits(t, z)),
        ("term-sign", lambda z, t: np.maximum(z, 0) - z * t - np.log1p(np.exp(-np.abs(z)))),
        ("log1p", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(1 + np.exp(-np.abs(z)))),
        ("log-forgotten", lambda z, t: np.maximum(z, 0) - z * t + np.exp(-np.abs(z))),
        ("factor-lost", lambda z, t: np.maximum(z, 0) - t + np.log1p(np.exp(-np.abs(z)))),
        ("probability", bce),
        ("probability", lambda z, t: -(t * np.log(z) + (1 - t) * np.log(1 - z))),
        ("sigmoid-twice", lambda z, t: bce(sigmoid(sigmoid(z)), t)),
        ("squared-error", lambda z, t: _residual(z, t) ** 2),
        ("squared-error", lambda z, t: _residual(z, t) ** 2 / 2),
        ("weights-lost", lambda z, t: softplus(z) + softplus(-z)),
        ("residual", _residual),
    ],
    "bce_with_logits_gradient": [
        ("slope-missing", lambda z, t: _residual(z, t) / sigmoid_derivative(z)),
        ("slope-twice", lambda z, t: _residual(z, t) * sigmoid_derivative(z)),
        ("squared-error", lambda z, t: 2 * _residual(z, t) * sigmoid_derivative(z)),
        ("sigmoid-missing", lambda z, t: z - t),
        ("sigmoid-twice", lambda z, t: sigmoid(sigmoid(z)) - t),
        ("term-sign", lambda z, t: -t / sigmoid(z) - (1 - t) / sigmoid(-z)),
        ("term-sign", lambda z, t: -t * sigmoid(-z) - (1 - t) * sigmoid(z)),
        ("one-term", lambda z, t: -t * sigmoid(-z)),
        ("one-term", lambda z, t: (1 - t) * sigmoid(z)),
        ("one-term", lambda z, t: -t / sigmoid(z)),
        ("target-lost", lambda z, t: sigmoid(z) + 0 * t),
        ("labels-swapped", lambda z, t: sigmoid(z) - (1 - t)),
        ("plus", lambda z, t: sigmoid(z) + t),
        ("not-derived", logistic.bce_with_logits),
    ],
}
LOGARITHMS = ("logit", "softplus", "log_sigmoid", "log_one_minus_sigmoid", "bce", "bce_with_logits")


def recognise(like, args, got):
    """Name the slip that has given these values.

    Parameters
    ----------
    like : str
        The function that was asked for.
    args : tuple of ndarray
        Its arguments, one array each, best eight points or more that have no symmetry.
    got : ndarray
        What came back, nan where nothing did.

    Returns
    -------
    str or None
        A key of `feedback.values.SLIPS`; None where no known slip fits.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([-2.0, 0.5, 1.0, 3.0])
    >>> recognise("sigmoid", (x,), 1 / (1 + np.exp(x)))
    'reflected'
    """
    with np.errstate(all="ignore"):
        for name, mistake in [*_general(like), *MISTAKES[like], *_others(like)]:
            values = mistake(*args)
            if np.isfinite(values).any() and np.allclose(got, values, 1e-6, 1e-9, equal_nan=True):
                return name
        return _of_any(getattr(logistic, like)(*args), got)


def _general(like):
    """Return the slips that every function may see, before its own."""
    right = getattr(logistic, like)
    bases = [("base-2", LN2), ("base-10", LN10)] if like in LOGARITHMS else []
    return [
        ("sign", lambda *args: -right(*args)),
        *((name, lambda *args, b=b: right(*args) / b) for name, b in bases),
        *((name, lambda *args, b=b: -right(*args) / b) for name, b in bases),
    ]


def _others(like):
    """Return the other functions of one argument, which may have been handed in by mistake."""
    if like.startswith("bce"):
        return []
    names = ("sigmoid", "sigmoid_derivative", "softplus", "log_sigmoid")
    return [(f"is-{name}", getattr(logistic, name)) for name in names if name != like]


def _of_any(want, got):
    """Name what may be said of wrong values by themselves."""
    if not np.isfinite(got).all():
        return None
    if np.ptp(got) <= 1e-12 and np.ptp(want) > 1e-3:
        return "constant"
    if any(np.array_equal(got, np.round(want, digits)) for digits in range(9)):
        return "rounded"
    ratio = got[np.abs(want) > 1e-9] / want[np.abs(want) > 1e-9]
    return "factor" if np.allclose(ratio, ratio[0], 1e-9, 0) and ratio[0] != 0 else None
