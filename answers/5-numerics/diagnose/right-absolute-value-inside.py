# points: 4
places = {"agrees": 8, "too high": -900, "too low": 900}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.maximum(-z, 0)
    return (1 - t) * z + m + np.log1p(np.exp(-np.abs(z)))
