# points: 3
# message: at 'too high': got 746
places = {"agrees": -5, "too high": 746, "too low": -710}
sizes = {"error at 800": -np.inf, "error at -800": np.inf}
sizes |= {"first in float64": 710, "first in float32": 89}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.maximum(-z, 0)
    return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))
