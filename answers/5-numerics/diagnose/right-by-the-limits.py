# points: 4
# whole
places = {"agrees": -700, "too high": -1024 * np.log(2) - 1e-6, "too low": 1075 * np.log(2) + 1}
largest = {kind: np.log(np.finfo(kind).max) for kind in (np.float64, np.float32)}
sizes = {f"first in {kind.__name__}": np.ceil(limit) for kind, limit in largest.items()}
sizes["error at 800"], sizes["error at -800"] = -np.inf, np.inf


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    tail = np.log1p(np.exp(-np.abs(z)))
    return t * (np.maximum(-z, 0) + tail) + (1 - t) * (np.maximum(z, 0) + tail)
