"""Who judges the exercise of unit 5 that has many right answers."""

import mpmath
import numpy as np
from mpmath import exp


def places(names):
    """A program beside the true loss of t = 1, which is ln(1 + e^-z)."""
    found = names["places"]

    def error(z):
        with np.errstate(all="ignore"):
            return names["page_loss"](float(z), 1) - mpmath.log1p(exp(-mpmath.mpf(float(z))))

    near = abs(found["agrees"]) >= 5 and abs(error(found["agrees"])) < 1e-9
    return near and error(found["too high"]) > 1 and error(found["too low"]) < -1


ORACLES = {"diagnose": {"places": places}}
