"""Who judges the exercise of unit 4 that has many right answers."""

import mpmath
from helpers.oracles.claims import settled
from mpmath import exp


def convex(names):
    """Where squared error bends down by a second difference, and a level slope."""
    truths = {"bends": True, "square": False, "smallest": False, "level": True}
    down = lambda z: mpmath.diff(lambda u: (1 / (1 + exp(-u)) - 1) ** 2, z, 2) < 0  # noqa: E731
    level = lambda z: abs(1 / (1 + exp(-z)) - 0.3) < 1e-3  # noqa: E731
    return settled(names["claims"], truths, ("D", down, "B", level))


ORACLES = {"convex": {"claims": convex}}
