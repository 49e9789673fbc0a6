"""The sigmoid as students write it: forms that are right, up to where each of them holds."""

import math
import sys

import numpy as np


def naive(x):
    return 1 / (1 + np.exp(-x))


def masked(x):
    x = np.asarray(x, dtype=float)
    out = np.empty_like(x)
    up = x >= 0
    out[up] = 1 / (1 + np.exp(-x[up]))
    out[~up] = np.exp(x[~up]) / (1 + np.exp(x[~up]))
    return out[()]


def loop(x):
    x = np.asarray(x)
    values = [1 / (1 + math.exp(-v)) for v in x.ravel()]
    return np.array(values, dtype=float).reshape(x.shape)


def chatty(x):
    print("x is", x)
    print("and here too", file=sys.stderr)
    return naive(x)


class Sigmoid:
    def __call__(self, x):
        return naive(x)


@np.vectorize
def vectorized(v):
    return 1 / (1 + math.exp(-v))


def branch(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + decay), decay / (1 + decay))


def by_name(x):
    return vectorized(x)


SIGMOIDS = {
    "naive": naive,
    "e^x form": lambda x: np.exp(x) / (np.exp(x) + 1),
    "where": lambda x: np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x))),
    "branch": branch,
    "masked": masked,
    "loop": loop,
    "vectorized": vectorized,
    "vectorized within": by_name,
    "class": Sigmoid(),
    "method": Sigmoid().__call__,
    "tanh": lambda x: 0.5 * (1 + np.tanh(x / 2)),
    "power": lambda x: (1 + np.e**-x) ** -1,
    "logaddexp": lambda x: np.exp(-np.logaddexp(0, -x)),
    "chatty": chatty,
    "one more argument": lambda x, k=1.0: naive(k * x),
    "float32 lost": lambda x: naive(np.asarray(x, dtype=float)),
}
