"""Who judges the exercises of unit 6 that have many right answers."""

import numpy as np
from helpers.oracles.claims import settled


def findings(names):
    """Whose gradient is right, and of the others a component that is not."""
    exact = np.array([_slope(names["penalised"], names["place"], i) for i in range(4)])
    off = {name: np.abs(claimed - exact) > 1e-4 for name, claimed in names["claimed"].items()}
    truths = {name: not wrong.any() for name, wrong in off.items()}
    proofs = [
        (lambda i, wrong=wrong: wrong[int(i)]) if wrong.any() else "C" for wrong in off.values()
    ]
    return settled(names["findings"], truths, proofs)


def _slope(f, point, i, h=1e-4):
    """A slope from four points, of an error of the order h^4."""
    step = np.eye(len(point))[i] * h
    near, far = (f(point + k * step) - f(point - k * step) for k in (1, 2))
    return (8 * near - far) / (12 * h)


def slopes(names):
    """A numerical gradient as near as a central difference comes, at points of our own."""
    rng = np.random.default_rng(5)
    for point in rng.normal(size=(3, 4)):
        exact = [_slope(names["penalised"], point, i) for i in range(4)]
        got = np.asarray(names["slopes"](point), float)
        if got.shape != (4,) or not np.allclose(got, exact, 0, 1e-7):
            return False
    return True


def trained(names):
    """Weights whose loss no small step makes less, by more than a millionth."""
    w = np.asarray(names["weights"], float)
    rows, t = names["X_train"], names["t_train"]
    p = 1 / (1 + np.exp(-(rows @ w)))
    gradient, bend = rows.T @ (p - t) / len(t), (rows.T * p * (1 - p)) @ rows / len(t)
    # What Newton's step would still gain; exact near the optimum.
    return w.shape == (3,) and gradient @ np.linalg.solve(bend, gradient) / 2 < 1e-6


ORACLES = {
    "check": {"slopes": slopes, "findings": findings},
    "train": {"weights": trained},
}
