"""The sigmoid, its relatives and its loss, accurate over the whole range of the arguments.

All functions work elementwise on numbers and arrays of any shape. float32 stays float32; integers
and everything else become float64. None raises an overflow, invalid or divide warning, each takes
its limit at plus and minus infinity, and nan stays nan. Errors are at most 4 ULP in float64 and
6 ULP in float32, except where a function's own notes say otherwise.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sigmoid_course.reference import Reference
from sigmoid_course.usage import note_caller

FUNCTIONS: dict[str, Reference] = {}


def _add(function, **parts):
    FUNCTIONS[function.__name__] = Reference(function, **parts)


def _floating(*values):
    """Return the values as arrays of one floating type, and note the function that takes them."""
    note_caller()
    dtype = np.result_type(*(v if isinstance(v, (int, float)) else np.asarray(v) for v in values))
    if dtype.kind not in "biuf":
        raise TypeError(f"expected real numbers, got {dtype}")
    kept = np.float32 if dtype == np.float32 else np.float64
    return tuple(np.asarray(v, dtype=kept) for v in values)


def _probability(p):
    return np.where((p >= 0) & (p <= 1), p, np.nan).astype(p.dtype)


def _weighted(weight, value):
    """Multiply, with zero times infinity taken as zero: a term without weight does not count."""
    with np.errstate(invalid="ignore"):
        return np.where((weight == 0) & np.isinf(value), 0, weight * value)


def sigmoid(x: ArrayLike) -> NDArray[np.floating]:
    """Return the logistic sigmoid 1 / (1 + e^-x).

    Parameters
    ----------
    x : array_like
        Logits, of any shape.

    Returns
    -------
    ndarray or scalar
        Probabilities in the shape of `x`.

    Raises
    ------
    TypeError
        `x` does not hold real numbers; so for all functions of this module.

    Notes
    -----
    Only e^-abs(x) is taken, which never overflows. At most 4 ULP off (6 in float32).

    References
    ----------
    N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., SIAM, 2002.

    Examples
    --------
    >>> sigmoid([-1000.0, 0.0, 1.0]).round(4).tolist()
    [0.0, 0.5, 0.7311]
    """
    (logits,) = _floating(x)
    decay = np.exp(-np.abs(logits))
    return np.where(logits < 0, decay, 1) / (1 + decay)


_add(
    sigmoid,
    mistakes=[
        ("reflected", lambda x: sigmoid(-x)),
        ("brackets", lambda x: 1 + np.exp(-x)),
        ("brackets", lambda x: 1 + np.exp(x)),
        ("brackets", lambda x: 2 + 0 * x),
        ("minus-for-plus", lambda x: 1 / (1 - np.exp(-x))),
        ("tanh", np.tanh),
        ("step", lambda x: np.where(x > 0, 1.0, 0.0)),
        ("step", lambda x: np.where(x >= 0, 1.0, 0.0)),
        ("step", np.sign),
        ("power-of-two", lambda x: 1 / (1 + 2.0**-x)),
        ("sigmoid-of-sigmoid", lambda x: sigmoid(sigmoid(x))),
        ("argument-halved", lambda x: sigmoid(x / 2)),
    ],
    called="the sigmoid",
)


def logit(p: ArrayLike) -> NDArray[np.floating]:
    """Return the inverse of the sigmoid, ln(p / (1 - p)).

    Parameters
    ----------
    p : array_like
        Probabilities; minus and plus infinity come back for 0 and 1, nan outside [0, 1].

    Returns
    -------
    ndarray or scalar
        Logits in the shape of `p`.

    Notes
    -----
    Near 1/2, where 2p - 1 is exact and the logit crosses zero, it is ln(1 + (2p - 1)/(1 - p)).
    At most 4 ULP off (6 in float32).

    Examples
    --------
    >>> float(logit(0.5)), float(logit(0.0))
    (0.0, -inf)
    """
    probabilities = _probability(*_floating(p))
    with np.errstate(divide="ignore"):
        middle = np.log1p((2 * probabilities - 1) / (1 - probabilities))
        return np.where(
            np.abs(probabilities - 0.5) < 0.25, middle, np.log(probabilities / (1 - probabilities))
        )[()]


_add(
    logit,
    mistakes=[
        ("reflected", lambda p: -logit(p)),
        ("term-lost", np.log),
        ("term-lost", lambda p: -np.log1p(-p)),
        ("log-forgotten", lambda p: p / (1 - p)),
        ("log-of-quotient", lambda p: np.log(p) / np.log1p(-p)),
        ("plus-for-minus", lambda p: np.log(p) + np.log1p(-p)),
    ],
    is_logarithm=True,
    fine_atol=1e-15,
)


def sigmoid_derivative(x: ArrayLike) -> NDArray[np.floating]:
    """Return the slope of the sigmoid, e^-x / (1 + e^-x)^2.

    Parameters
    ----------
    x : array_like
        Logits, of any shape.

    Returns
    -------
    ndarray or scalar
        Slopes, between 0 and 1/4, in the shape of `x`.

    Notes
    -----
    The slope is even, so that e^-abs(x) serves for both signs. At most 4 ULP off (6 in float32).

    Examples
    --------
    >>> float(sigmoid_derivative(0))
    0.25
    """
    (logits,) = _floating(x)
    decay = np.exp(-np.abs(logits))
    return decay / (1 + decay) ** 2


_add(
    sigmoid_derivative,
    mistakes=[
        ("inner-derivative", lambda x: -(sigmoid(x) ** 2)),
        ("inner-derivative", lambda x: sigmoid(x) ** 2),
        ("reciprocal", lambda x: -np.exp(x)),
        ("reciprocal", np.exp),
        ("reciprocal-exponent", lambda x: sigmoid(x) - 1),
        ("product-misread", lambda x: sigmoid(1 - x)),
        ("product-misread", lambda x: sigmoid(x) * sigmoid(1 - x)),
        ("product-misread", lambda x: sigmoid(x) * (1 - x)),
        ("quotient-plus", lambda x: sigmoid(x) + sigmoid(x) ** 2),
        ("quotient-square", sigmoid),
        ("quotient-of-derivatives", lambda x: 1 + 0 * x),
        ("square-lost", lambda x: sigmoid(-x)),
        ("inner-twice", lambda x: sigmoid(x) ** 2 * sigmoid(-x)),
        ("inner-twice", lambda x: -(sigmoid(x) ** 2) * sigmoid(-x)),
        ("inner-twice", lambda x: sigmoid(x) * sigmoid(-x) ** 2),
        ("tanh-slope", lambda x: 1 - np.tanh(x) ** 2),
        ("tanh-slope", lambda x: 1 - sigmoid(x) ** 2),
        ("argument-for-value", lambda x: x * (1 - x)),
        ("sigmoid-of-sigmoid", lambda x: sigmoid_derivative(sigmoid(x))),
        ("derived-twice", lambda x: sigmoid_derivative(x) * (1 - 2 * sigmoid(x))),
    ],
    called="the slope of the sigmoid",
)


def softplus(x: ArrayLike) -> NDArray[np.floating]:
    """Return ln(1 + e^x), the function whose slope is the sigmoid.

    Parameters
    ----------
    x : array_like
        Logits, of any shape.

    Returns
    -------
    ndarray or scalar
        Positive values in the shape of `x`.

    Notes
    -----
    Taken as max(x, 0) + ln(1 + e^-abs(x)); `np.logaddexp` warns at nan.
    At most 4 ULP off (6 in float32).

    Examples
    --------
    >>> softplus([-1000.0, 0.0, 1000.0]).round(4).tolist()
    [0.0, 0.6931, 1000.0]
    """
    (logits,) = _floating(x)
    return np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits)))


_add(
    softplus,
    mistakes=[
        ("reflected", lambda x: softplus(-x)),
        ("reflected", lambda x: -softplus(-x)),
        ("relu", lambda x: np.maximum(x, 0)),
        ("one-forgotten", lambda x: 1.0 * x),
        ("log-forgotten", lambda x: 1 + np.exp(x)),
    ],
    called="softplus",
    is_logarithm=True,
)


def log_sigmoid(x: ArrayLike) -> NDArray[np.floating]:
    """Return ln sigmoid(x) = -softplus(-x).

    Parameters
    ----------
    x : array_like
        Logits, of any shape.

    Returns
    -------
    ndarray or scalar
        Logarithms of probabilities, negative, in the shape of `x`.

    Notes
    -----
    At most 4 ULP off (6 in float32).

    Examples
    --------
    >>> float(log_sigmoid(-1000))
    -1000.0
    """
    (logits,) = _floating(x)
    return -softplus(-logits)


_add(
    log_sigmoid,
    mistakes=[
        ("reflected", lambda x: -softplus(x)),
        ("reflected", softplus),
        ("log-of-sum", lambda x: 1.0 * x),
        ("log1p", lambda x: np.log1p(sigmoid(x))),
        ("clamp", lambda x: np.minimum(x, 0) - np.log1p(np.exp(np.abs(x)))),
        ("clamp", lambda x: np.maximum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
        ("clamp", lambda x: -np.maximum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
        ("clamp", lambda x: np.minimum(x, 0) - np.log1p(np.exp(-x))),
        ("clamp", lambda x: np.minimum(x, 0)),
        ("sign-of-term", lambda x: np.minimum(x, 0) + np.log1p(np.exp(-np.abs(x)))),
        ("one-forgotten", lambda x: np.minimum(x, 0) + np.abs(x)),
        ("log-forgotten", lambda x: np.minimum(x, 0) - np.exp(-np.abs(x))),
        ("log1p", lambda x: np.minimum(x, 0) - np.log1p(1 + np.exp(-np.abs(x)))),
        ("log1p", lambda x: -np.log1p(1 + np.exp(-x))),
        ("complement", lambda x: 1 - log_sigmoid(x)),
        ("derived", lambda x: sigmoid(-x)),
    ],
    called="the logarithm of the sigmoid",
    is_logarithm=True,
)


def log_one_minus_sigmoid(x: ArrayLike) -> NDArray[np.floating]:
    """Return ln(1 - sigmoid(x)) = -softplus(x).

    Parameters
    ----------
    x : array_like
        Logits, of any shape.

    Returns
    -------
    ndarray or scalar
        Logarithms of probabilities, negative, in the shape of `x`.

    Notes
    -----
    At most 4 ULP off (6 in float32).

    Examples
    --------
    >>> float(log_one_minus_sigmoid(1000))
    -1000.0
    """
    return -softplus(x)


_add(
    log_one_minus_sigmoid,
    mistakes=[
        ("complement", log_sigmoid),
        ("complement", lambda x: 1 - log_sigmoid(x)),
        ("reflected", lambda x: softplus(-x)),
        ("log1p", lambda x: np.log1p(sigmoid(x))),
        ("clamp", lambda x: np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
        ("clamp", lambda x: -np.maximum(x, 0)),
        ("sign-of-term", lambda x: -np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))),
        ("log-forgotten", lambda x: -np.maximum(x, 0) - np.exp(-np.abs(x))),
    ],
    is_logarithm=True,
)


def bce(p: ArrayLike, t: ArrayLike) -> NDArray[np.floating]:
    """Return the binary cross-entropy -(t ln p + (1 - t) ln(1 - p)) of each probability.

    Parameters
    ----------
    p : array_like
        Probabilities; nan comes back outside [0, 1].
    t : array_like
        Targets from 0 to 1, of a shape that broadcasts with that of `p`.

    Returns
    -------
    ndarray or scalar
        Losses in nats, one for each element; a term of weight 0 counts as 0.

    Notes
    -----
    At most 4 ULP off (6 in float32), or 1e-15 absolute near the zero.

    Examples
    --------
    >>> bce([0.5, 0.0, 1.0], [1, 0, 0]).round(4).tolist()
    [0.6931, 0.0, inf]
    """
    probabilities, targets = _floating(p, t)
    probabilities = _probability(probabilities)
    with np.errstate(divide="ignore"):
        first = _weighted(targets, np.log(probabilities))
        return -(first + _weighted(1 - targets, np.log1p(-probabilities))) + 0


_add(
    bce,
    mistakes=[
        ("term-lost", lambda p, t: -t * np.log(p)),
        ("term-lost", lambda p, t: -(1 - t) * np.log1p(-p)),
        ("sign-of-term", lambda p, t: -t * np.log(p) + (1 - t) * np.log1p(-p)),
        ("sign-of-term", lambda p, t: t * np.log(p) - (1 - t) * np.log1p(-p)),
        ("labels-swapped", lambda p, t: bce(p, 1 - t)),
        ("arguments-swapped", lambda p, t: -(p * np.log(t) + (1 - p) * np.log1p(-t))),
        ("squared-error", lambda p, t: (p - t) ** 2),
        ("squared-error", lambda p, t: (p - t) ** 2 / 2),
        ("sigmoid-once-more", lambda p, t: bce(sigmoid(p), t)),
        ("weights-lost", lambda p, t: -np.log(p) - np.log1p(-p)),
        ("residual", lambda p, t: p - t),
    ],
    is_logarithm=True,
    far=[(0.0, 0.0), (1.0, 1.0)],
    fine_atol=1e-15,
)


def bce_with_logits(z: ArrayLike, t: ArrayLike) -> NDArray[np.floating]:
    """Return the binary cross-entropy of sigmoid(z), taken from the logits themselves.

    Parameters
    ----------
    z : array_like
        Logits.
    t : array_like
        Targets from 0 to 1, of a shape that broadcasts with that of `z`.

    Returns
    -------
    ndarray or scalar
        Losses in nats, t softplus(-z) + (1 - t) softplus(z), one for each element.

    Notes
    -----
    Both terms are positive, so that nothing cancels. At most 4 ULP off (6 in float32).

    Examples
    --------
    >>> bce_with_logits([0.0, 1000.0, 1000.0], [1, 1, 0]).round(4).tolist()
    [0.6931, 0.0, 1000.0]
    """
    logits, targets = _floating(z, t)
    return _weighted(targets, softplus(-logits)) + _weighted(1 - targets, softplus(logits))


_add(
    bce_with_logits,
    mistakes=[
        ("term-lost", lambda z, t: t * softplus(-z)),
        ("term-lost", lambda z, t: (1 - t) * softplus(z)),
        ("sign-of-term", lambda z, t: t * softplus(-z) - (1 - t) * softplus(z)),
        ("sign-of-term", lambda z, t: (1 - t) * softplus(z) - t * softplus(-z)),
        ("labels-swapped", lambda z, t: bce_with_logits(-z, t)),
        ("sign-of-term", lambda z, t: np.maximum(z, 0) + z * t + np.log1p(np.exp(-np.abs(z)))),
        ("clamp", lambda z, t: np.maximum(-z, 0) - z * t + np.log1p(np.exp(-np.abs(z)))),
        ("clamp", lambda z, t: np.minimum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z)))),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(np.abs(z)))),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(-z))),
        ("clamp", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(z))),
        ("target-lost", lambda z, t: softplus(z) + 0 * t),
        ("arguments-swapped", lambda z, t: bce_with_logits(t, z)),
        ("sign-of-term", lambda z, t: np.maximum(z, 0) - z * t - np.log1p(np.exp(-np.abs(z)))),
        ("log1p", lambda z, t: np.maximum(z, 0) - z * t + np.log1p(1 + np.exp(-np.abs(z)))),
        ("log-forgotten", lambda z, t: np.maximum(z, 0) - z * t + np.exp(-np.abs(z))),
        ("factor-lost", lambda z, t: np.maximum(z, 0) - t + np.log1p(np.exp(-np.abs(z)))),
        ("logit-for-probability", bce),
        ("logit-for-probability", lambda z, t: -(t * np.log(z) + (1 - t) * np.log(1 - z))),
        ("sigmoid-once-more", lambda z, t: bce(sigmoid(sigmoid(z)), t)),
        ("squared-error", lambda z, t: (sigmoid(z) - t) ** 2),
        ("squared-error", lambda z, t: (sigmoid(z) - t) ** 2 / 2),
        ("weights-lost", lambda z, t: softplus(z) + softplus(-z)),
        ("residual", lambda z, t: sigmoid(z) - t),
    ],
    is_logarithm=True,
    # max(z, 0) - z t + ln(1 + e^-|z|) is a stable loss, and infinity minus infinity at the limit.
    has_limits=False,
)


def bce_with_logits_gradient(z: ArrayLike, t: ArrayLike) -> NDArray[np.floating]:
    """Return the derivative of `bce_with_logits` by the logit, sigmoid(z) - t.

    Parameters
    ----------
    z : array_like
        Logits.
    t : array_like
        Targets from 0 to 1, of a shape that broadcasts with that of `z`.

    Returns
    -------
    ndarray or scalar
        Slopes from -1 to 1, one for each element.

    Notes
    -----
    Taken as (1 - t) sigmoid(z) - t sigmoid(-z), which keeps the digits where sigmoid(z) is near t.
    At most 4 ULP off for t = 0 and t = 1 (6 in float32); between, 1e-15 absolute near the zero.

    Examples
    --------
    >>> float(bce_with_logits_gradient(0.0, 1))
    -0.5
    """
    logits, targets = _floating(z, t)
    return (1 - targets) * sigmoid(logits) - targets * sigmoid(-logits)


_add(
    bce_with_logits_gradient,
    mistakes=[
        ("slope-missing", lambda z, t: (sigmoid(z) - t) / sigmoid_derivative(z)),
        ("slope-twice", lambda z, t: (sigmoid(z) - t) * sigmoid_derivative(z)),
        ("squared-error", lambda z, t: 2 * (sigmoid(z) - t) * sigmoid_derivative(z)),
        ("sigmoid-missing", lambda z, t: z - t),
        ("sigmoid-once-more", lambda z, t: sigmoid(sigmoid(z)) - t),
        ("sign-of-term", lambda z, t: -t / sigmoid(z) - (1 - t) / sigmoid(-z)),
        ("sign-of-term", lambda z, t: -t * sigmoid(-z) - (1 - t) * sigmoid(z)),
        ("term-lost", lambda z, t: -t * sigmoid(-z)),
        ("term-lost", lambda z, t: (1 - t) * sigmoid(z)),
        ("term-lost", lambda z, t: -t / sigmoid(z)),
        ("target-lost", lambda z, t: sigmoid(z) + 0 * t),
        ("labels-swapped", lambda z, t: sigmoid(z) - (1 - t)),
        ("plus-for-minus", lambda z, t: sigmoid(z) + t),
        ("not-derived", bce_with_logits),
    ],
    fine_atol=lambda z, t: np.where((t > 0) & (t < 1), 1e-15, 0),
)
