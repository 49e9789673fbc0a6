"""Right implementations of the sigmoid, by the best tier that each reaches."""

import functools
import math
from decimal import Decimal

import numpy as np

from sigmoid_course import bce_with_logits_gradient


def two_classes(x):
    """Softmax over the logits 0 and x; infinity minus infinity is nan at the limit."""
    m = np.maximum(x, 0)
    return np.exp(x - m) / (np.exp(-m) + np.exp(x - m))


class Curve:
    """A step that is softened over a width."""

    def __init__(self, width):
        self.width = width

    def __call__(self, x):
        return (1 + np.tanh(x / (2 * self.width))) / 2


def doubled(x, times=2):
    """The odds of x are the square of the odds of x / 2, which does not overflow so soon."""
    if times == 0:
        return 1 / (1 + np.exp(-x))
    s = doubled(x / 2, times - 1)
    return s**2 / (s**2 + (1 - s) ** 2)


def general(x, top, middle, rate):
    return top / (1 + np.exp(-rate * (np.clip(x, -500, 500) - middle)))


def silenced(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def two_branches(x):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(x < 0, np.exp(x) / (1 + np.exp(x)), 1 / (1 + np.exp(-x)))


def masks(x):
    out = np.array(x, dtype=float)
    down = out < 0
    out[~down] = 1 / (1 + np.exp(-out[~down]))
    out[down] = np.exp(out[down]) / (1 + np.exp(out[down]))
    return out


def number(v):
    if v < 0:
        return math.exp(v) / (1 + math.exp(v))
    return 1 / (1 + math.exp(-v))


def loop(x):
    if np.isscalar(x):
        return number(x)
    return np.array([loop(v) for v in x])


def pieces(x):
    x = np.asarray(x, dtype=float)
    down, up = lambda v: np.exp(v) / (1 + np.exp(v)), lambda v: 1 / (1 + np.exp(-v))
    return np.piecewise(x, [x < 0], [down, up])


def own_type(x):
    """float32 throughout for float32, float64 for all else."""
    x = np.asarray(x)
    decay = np.empty(x.shape, np.float32 if x.dtype == np.float32 else np.float64)
    np.exp(-np.abs(x), out=decay)
    return np.where(x < 0, decay, np.ones_like(decay)) / (1 + decay)


def many_digits(v):
    return float(1 / (1 + (-Decimal(float(v))).exp()))


CORRECT = {
    "naive": lambda x: 1 / (1 + np.exp(-x)),
    "e^x form": lambda x: np.exp(x) / (np.exp(x) + 1),
    "vectorize of math": np.vectorize(lambda v: 1 / (1 + math.exp(-v))),
    "softmax of two": two_classes,
}
STABLE = {
    "tanh, class": Curve(1.0),
    "clip, partial": functools.partial(general, top=1.0, middle=0.0, rate=1.0),
}
PRECISE = {
    "overflow silenced": silenced,
    "where, both branches silenced": two_branches,
    "masks": masks,
    "loop": loop,
    "recursion to x / 2": doubled,
    "float32 throughout": own_type,
    "piecewise": pieces,
    "logaddexp": lambda x: np.exp(-np.logaddexp(0, -x)),
    "expm1 of the shorter side": lambda x: 1 / (2 + np.expm1(np.minimum(-x, 705))),
    "decimal": np.vectorize(many_digits, otypes=[float]),
    "the course's gradient": lambda x: bce_with_logits_gradient(x, np.zeros_like(x)),
}
