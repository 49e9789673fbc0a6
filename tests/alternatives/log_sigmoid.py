"""Right implementations of the sigmoid's logarithm, by the best tier that each reaches."""

import functools
import math

import numpy as np

from sigmoid_course import bce_with_logits, sigmoid, softplus


def cut(x):
    return np.where(x < -30, x, np.log(sigmoid(np.maximum(x, -30))))


def tanh(x):
    near = np.log1p(np.tanh(np.maximum(x, -5) / 2)) - np.log(2)
    return np.where(x < -5, x - np.log1p(np.exp(np.minimum(x, -5))), near)


class Logarithm:
    """The logarithm of a function that is given by the sum beneath its fraction line."""

    def __init__(self, beneath):
        self.beneath = beneath

    def __call__(self, x):
        return np.minimum(x, 0) - np.log(self.beneath(np.abs(x)))


def number(v):
    return -math.log1p(math.exp(-v)) if v > 0 else v - math.log1p(math.exp(v))


def loop(x):
    if np.isscalar(x):
        return number(x)
    return np.array([loop(v) for v in x])


def masks(x):
    out = np.array(x, dtype=float)
    up = out > 0
    out[up] = -np.log1p(np.exp(-out[up]))
    out[~up] -= np.log1p(np.exp(out[~up]))
    return out


def one_ufunc(x):
    """Adds x where it is negative, by the ufunc's own `where`."""
    out = np.array(-np.log1p(np.exp(-np.abs(x))))
    return np.add(out, x, out=out, where=np.logical_not(x >= 0))


def pieces(x):
    x = np.asarray(x, dtype=float)
    return np.piecewise(x, [x > 0], [lambda v: -np.log1p(np.exp(-v)), lambda v: v - softplus(v)])


def selected(x):
    with np.errstate(over="ignore"):
        shrinking = np.exp(-x)
    return np.select([x > 37, x > -37], [-shrinking, -np.log1p(shrinking)], x)


def unfolded(x, plus):
    return -plus(-x)


CORRECT = {
    "logarithm of the naive": lambda x: np.log(1 / (1 + np.exp(-x))),
    "log1p": lambda x: -np.log1p(np.exp(-x)),
    "x minus softplus": lambda x: x - softplus(x),
    "half angle": lambda x: x / 2 - np.log(2 * np.cosh(x / 2)),
    "vectorize of math": np.vectorize(lambda v: -math.log(1 + math.exp(-v)), otypes=[float]),
}
STABLE = {
    "where": cut,
    "class": Logarithm(lambda a: 1 + np.exp(-a)),
    "tanh": tanh,
}
PRECISE = {
    "loop": loop,
    "masks": masks,
    "where of a ufunc": one_ufunc,
    "piecewise": pieces,
    "select": selected,
    "logaddexp": lambda x: -np.logaddexp(0, -x),
    "partial": functools.partial(unfolded, plus=softplus),
    "minimum": lambda x: np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x))),
    "the course's loss": lambda x: -bce_with_logits(x, np.ones_like(x)),
}
