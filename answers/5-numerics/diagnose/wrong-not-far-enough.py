# points: 3
# message: at 'too low': got 100
places = {"agrees": 10, "too high": -100, "too low": 100}
sizes = {"error at 800": -np.inf, "error at -800": np.inf}
sizes |= {"first in float64": 710, "first in float32": 89}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.maximum(-z, 0)
    return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))
