"""Who judges the exercise of unit 3 that has many right answers."""

from helpers.oracles.claims import settled
from mpmath import exp


def signs(names):
    """The minus of -e^-x matters by twice the slope of ln sigma, which is sigma(-x)."""
    keys = ("positive", "middle", "inner", "product", "lost", "both", "logarithm", "cancel")
    truths = dict.fromkeys(keys, True) | dict.fromkeys(("middle", "inner", "both"), False)
    proofs = ("B", "E", lambda x: -exp(-x) <= -1, "C", lambda x: 2 / (1 + exp(x)) > 1.5)
    return settled(names["signs"], truths, (*proofs, "C", "F", "B"))


ORACLES = {"signs": {"signs": signs}}
CURVES = {"implicit": {"y": "ln(sigma(x))"}}
