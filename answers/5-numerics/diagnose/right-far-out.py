# points: 4
# whole
places = {"agrees": 100, "too high": -1000, "too low": 1000}
sizes = {
    "error at 800": float("-inf"),
    "error at -800": float("inf"),
    "first in float64": 710.0,
    "first in float32": np.float32(89),
}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.clip(-z, 0, None)
    return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))
