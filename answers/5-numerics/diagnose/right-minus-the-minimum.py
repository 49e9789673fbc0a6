# points: 4
places = {"too low": 800, "too high": -800, "agrees": 5}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = -np.minimum(z, 0)
    return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))
