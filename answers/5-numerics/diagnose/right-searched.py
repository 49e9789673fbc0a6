# points: 4
# whole
def page(z, t=1):
    m = np.maximum(z, 0)
    with np.errstate(all="ignore"):
        return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))


def first(kind):
    return next(n for n in range(1, 2000) if np.isinf(page(kind(-n))))


places = {"agrees": np.float64(-709.0), "too high": -first(np.float64), "too low": 5000}
sizes = {"first in float64": first(np.float64), "first in float32": first(np.float32)}
sizes |= {"error at 800": page(800.0) - 0.0, "error at -800": page(-800.0) - 800.0}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    return np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z)))
