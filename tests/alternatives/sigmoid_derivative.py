"""Right implementations of the sigmoid's slope, by the best tier that each reaches."""

import functools
import math

import numpy as np

from sigmoid_course import log_sigmoid, sigmoid


def product(x, s):
    return s(x) * (1 - s(x))


def complex_step(x):
    """The imaginary part of sigmoid(x + ih) is h times the slope."""
    h = 1e-20
    return np.imag(1 / (1 + np.exp(-(x + 1j * h)))) / h


class Layer:
    """A sigmoid with its way back."""

    def forward(self, x):
        return 0.5 + 0.5 * np.tanh(0.5 * x)

    def __call__(self, x):
        out = self.forward(x)
        return out - out**2


def number(v):
    decay = math.exp(-abs(v))
    return decay / (1 + decay) ** 2


def loop(x):
    if np.ndim(x) == 0:
        return number(x)
    out = np.empty(np.shape(x))
    for place in np.ndindex(out.shape):
        out[place] = number(x[place])
    return out


def three_terms(x):
    with np.errstate(over="ignore"):
        return 1 / (np.exp(x) + 2 + np.exp(-x))


def branches(x):
    down, up = np.exp(np.minimum(x, 0)), np.exp(-np.maximum(x, 0))
    return np.where(x < 0, down / (1 + down) ** 2, up / (1 + up) ** 2)


def masks(x):
    out = np.array(x, dtype=float)
    out[out > 0] *= -1
    out = np.exp(out)
    return out / (out + 1) ** 2


def pieces(x):
    x = np.abs(np.asarray(x, dtype=float))
    near, far = lambda v: 0.25 / np.cosh(v / 2) ** 2, lambda v: np.exp(-v)
    return np.piecewise(x, [x < 40], [near, far])


def selected(x):
    a = np.abs(x)
    return np.select([a > 40, a <= 40], [np.exp(-a), sigmoid(a) * sigmoid(-a)], default=np.nan)


CORRECT = {
    "naive quotient": lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2,
    "naive product, partial": functools.partial(product, s=lambda x: 1 / (1 + np.exp(-x))),
    "complex step": complex_step,
    "vectorize of math": np.vectorize(lambda v: 1 / (math.exp(v / 2) + math.exp(-v / 2)) ** 2),
}
STABLE = {
    "the course's sigmoid": functools.partial(product, s=sigmoid),
    "tanh": lambda x: (1 - np.tanh(x / 2) ** 2) / 4,
    "class": Layer(),
}
PRECISE = {
    "loop": loop,
    "three terms, silenced": three_terms,
    "where": branches,
    "masks": masks,
    "piecewise": pieces,
    "select": selected,
    "cosh": lambda x: (2 * np.cosh(np.clip(x, -705, 705) / 2)) ** -2.0,
    "logarithms": lambda x: np.exp(log_sigmoid(x) + log_sigmoid(-x)),
    "frompyfunc": lambda x: np.asarray(np.frompyfunc(number, 1, 1)(x), dtype=float),
}
