# points: 4
places = {"agrees": 8, "too high": -900, "too low": 900}
sizes = {"error at 800": -np.inf, "error at -800": np.inf}
sizes |= {"first in float64": 710, "first in float32": 89}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.maximum(-z, 0)
    return (1 - t) * z + m + np.log1p(np.exp(-np.abs(z)))
