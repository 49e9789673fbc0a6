"""Right implementations of the logarithm of 1 - sigmoid, by the best tier that each reaches."""

import functools
import math

import numpy as np

from sigmoid_course import log_sigmoid, sigmoid


def cut(x):
    x = np.asarray(x, dtype=float)
    near = np.log1p(-sigmoid(np.minimum(x, 10)))
    return np.where(x > 10, -x - np.log1p(np.exp(-np.maximum(x, 10))), near)


class Complement:
    """The logarithm of a function at the mirrored place."""

    def __init__(self, f):
        self.f = f

    def __call__(self, x):
        return self.f(-x)


def number(v):
    return min(-v, 0.0) - math.log1p(math.exp(-abs(v)))


def loop(x):
    values = np.fromiter((number(v) for v in np.ravel(x)), dtype=float)
    return values.reshape(np.shape(x))


def masks(x):
    x = np.array(x, dtype=float)
    up = x > 0
    x[up] = -x[up] - np.log1p(np.exp(-x[up]))
    x[~up] = -np.log1p(np.exp(x[~up]))
    return x


def pieces(x):
    x = np.asarray(x, dtype=float)
    rules = [lambda v: -v - np.log1p(np.exp(-v)), lambda v: -np.log1p(np.exp(v))]
    return np.piecewise(x, [x > 0], rules)


def selected(x):
    small = np.exp(-np.abs(x))
    places = [x >= 0, x < 0]
    return np.select(places, [-x - np.log1p(small), -np.log1p(small)], np.nan)


def silenced(x):
    with np.errstate(over="ignore"):
        return np.where(x > 37, np.negative(x), -np.log1p(np.exp(x)))


@functools.singledispatch
def dispatched(x):
    return number(x)


@dispatched.register(np.ndarray)
def _(x):
    return -np.logaddexp(0, x)


def minus(x, f):
    return -f(np.zeros_like(x), x)


CORRECT = {
    "logarithm of the naive": lambda x: np.log(1 - 1 / (1 + np.exp(-x))),
    "log1p of the course's sigmoid": lambda x: np.log1p(-sigmoid(x)),
    "minus softplus": lambda x: -np.log1p(np.exp(x)),
    "log sigmoid minus x": lambda x: log_sigmoid(x) - x,
}
STABLE = {
    "log near, line far": lambda x: np.where(x > 30, -x, np.log(sigmoid(-np.minimum(x, 30)))),
    "minimum": lambda x: np.minimum(-x, 0) - np.log(1 + np.exp(-np.abs(x))),
}
PRECISE = {
    "where": cut,
    "class": Complement(log_sigmoid),
    "loop": loop,
    "masks": masks,
    "piecewise": pieces,
    "select": selected,
    "overflow silenced": silenced,
    "dispatched by type": dispatched,
    "logaddexp, partial": functools.partial(minus, f=np.logaddexp),
    "vectorize of math": np.vectorize(number, otypes=[float]),
}
