# points: 1.5
# message: at 'agrees': nothing yet
places = {"agrees": None, "too high": None, "too low": None}
sizes = {"error at 800": None, "error at -800": None}
sizes |= {"first in float64": None, "first in float32": None}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.maximum(-z, 0)
    return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))
