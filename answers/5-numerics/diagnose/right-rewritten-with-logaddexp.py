# points: 4
# whole
places = dict.fromkeys(["agrees", "too high", "too low"])
places["agrees"] = 7.5
places["too high"] = -750.5
places["too low"] = 10**6
sizes = {"error at 800": -np.inf, "error at -800": np.inf}
sizes |= {"first in float64": 710, "first in float32": 89}


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    return (1 - t) * z + np.logaddexp(0, -z)
