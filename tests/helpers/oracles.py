"""Who may judge an exercise that has many right answers: an oracle for each, without the tutor."""

import mpmath
import numpy as np


def plot(names):
    """Unit 1: one line is the sigmoid from -10 to 10 in the window asked for, its axes labelled."""
    axes = names["axes"]
    curves = [line.get_xydata().T for line in axes.lines if len(line.get_xdata()) > 20]
    drawn = any(
        np.allclose(y, 1 / (1 + np.exp(-x)), 1e-6) and x.min() <= -9.8 and x.max() >= 9.8
        for x, y in curves
    )
    window = np.allclose([*axes.get_xlim(), *axes.get_ylim()], [-10, 10, -0.1, 1.1], atol=0.01)
    return drawn and window and "x" in axes.get_xlabel() and "sigma" in axes.get_ylabel()


def settled(answer, truths, proofs):
    """Whether each claim has its truth, and its letter or a number that bears it out."""
    return all(
        answer[name][0] == truth and _proved(answer[name][1], proof)
        for (name, truth), proof in zip(truths.items(), proofs, strict=True)
    )


def _proved(given, proof):
    if isinstance(proof, str):
        return given == proof
    return not isinstance(given, str) and bool(proof(mpmath.mpf(given)))


def _e(u):
    return mpmath.exp(u)


def claims_of_range(names):
    """Unit 1: letters as they are, numbers far enough out."""
    truths = dict.fromkeys(("zero", "below", "ceiling", "tiny", "between", "float"), True)
    truths |= dict.fromkeys(("zero", "ceiling", "float"), False)
    ceiling, tiny = (lambda x: 1 / (1 + _e(-x)) >= 0.999), (lambda x: 1 / (1 + _e(-x)) < 1e-9)
    inexact = lambda x: x > 0 and 1 + float(_e(-x)) == 1  # noqa: E731
    return settled(names["claims"], truths, ("D", "B", ceiling, tiny, "F", inexact))


def signs(names):
    """Unit 3: the minus of -e^-x matters by twice the slope of ln sigma, which is sigma(-x)."""
    keys = ("positive", "middle", "inner", "product", "lost", "both", "logarithm", "cancel")
    truths = dict.fromkeys(keys, True) | dict.fromkeys(("middle", "inner", "both"), False)
    proofs = ("B", "E", lambda x: -_e(-x) <= -1, "C", lambda x: 2 / (1 + _e(x)) > 1.5)
    return settled(names["signs"], truths, (*proofs, "C", "F", "B"))


def convex(names):
    """Unit 4: where squared error bends down by a second difference, and a level slope."""
    truths = {"bends": True, "square": False, "smallest": False, "level": True}
    down = lambda z: mpmath.diff(lambda u: (1 / (1 + _e(-u)) - 1) ** 2, z, 2) < 0  # noqa: E731
    level = lambda z: abs(1 / (1 + _e(-z)) - 0.3) < 1e-3  # noqa: E731
    return settled(names["claims"], truths, ("D", down, "B", level))


def places(names):
    """Unit 5: a program beside the true loss of t = 1, which is ln(1 + e^-z)."""
    found = names["places"]

    def error(z):
        with np.errstate(all="ignore"):
            return names["page_loss"](float(z), 1) - mpmath.log1p(_e(-mpmath.mpf(float(z))))

    near = abs(found["agrees"]) >= 5 and abs(error(found["agrees"])) < 1e-9
    return near and error(found["too high"]) > 1 and error(found["too low"]) < -1


def findings(names):
    """Unit 6: whose gradient is right, and of the others a component that is not."""
    exact = np.array([_slope(names["penalised"], names["place"], i) for i in range(4)])
    off = {name: np.abs(claimed - exact) > 1e-4 for name, claimed in names["claimed"].items()}
    truths = {name: not wrong.any() for name, wrong in off.items()}
    proofs = [
        (lambda i, wrong=wrong: wrong[int(i)]) if wrong.any() else "C" for wrong in off.values()
    ]
    return settled(names["findings"], truths, proofs)


def _one_of(wrong):
    return lambda i: wrong[int(i)]


def _slope(f, point, i, h=1e-4):
    """A slope from four points, of an error of the order h^4."""
    step = np.eye(len(point))[i] * h
    near, far = (f(point + k * step) - f(point - k * step) for k in (1, 2))
    return (8 * near - far) / (12 * h)


def slopes(names):
    """Unit 6: a numerical gradient as near as a central difference comes, at points of our own."""
    rng = np.random.default_rng(5)
    for point in rng.normal(size=(3, 4)):
        exact = [_slope(names["penalised"], point, i) for i in range(4)]
        got = np.asarray(names["slopes"](point), float)
        if got.shape != (4,) or not np.allclose(got, exact, 0, 1e-7):
            return False
    return True


def trained(names):
    """Unit 6: weights whose loss no small step makes less, by more than a millionth."""
    w = np.asarray(names["weights"], float)
    rows, t = names["X_train"], names["t_train"]
    p = 1 / (1 + np.exp(-(rows @ w)))
    gradient, bend = rows.T @ (p - t) / len(t), (rows.T * p * (1 - p)) @ rows / len(t)
    # What Newton's step would still gain; exact near the optimum.
    return w.shape == (3,) and gradient @ np.linalg.solve(bend, gradient) / 2 < 1e-6
