"""Who judges the exercises of unit 1 that have many right answers."""

import numpy as np
from helpers.oracles.claims import settled
from mpmath import exp


def plot(names):
    """One line is the sigmoid from -10 to 10 in the window asked for, its axes labelled."""
    axes = names["axes"]
    curves = [line.get_xydata().T for line in axes.lines if len(line.get_xdata()) > 20]
    drawn = any(
        np.allclose(y, 1 / (1 + np.exp(-x)), 1e-6) and x.min() <= -9.8 and x.max() >= 9.8
        for x, y in curves
    )
    window = np.allclose([*axes.get_xlim(), *axes.get_ylim()], [-10, 10, -0.1, 1.1], atol=0.01)
    return drawn and window and "x" in axes.get_xlabel() and "sigma" in axes.get_ylabel()


def claims_of_range(names):
    """Letters as they are, numbers far enough out."""
    truths = dict.fromkeys(("zero", "below", "ceiling", "tiny", "between", "float"), True)
    truths |= dict.fromkeys(("zero", "ceiling", "float"), False)
    ceiling, tiny = (lambda x: 1 / (1 + exp(-x)) >= 0.999), (lambda x: 1 / (1 + exp(-x)) < 1e-9)
    inexact = lambda x: x > 0 and 1 + float(exp(-x)) == 1  # noqa: E731
    return settled(names["claims"], truths, ("D", "B", ceiling, tiny, "F", inexact))


ORACLES = {"plot": {"axes": plot}, "range": {"claims": claims_of_range}}
