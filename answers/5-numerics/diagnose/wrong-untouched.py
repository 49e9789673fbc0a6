# points: 0
# message: Still to do
places = {"agrees": None, "too high": None, "too low": None}
sizes = {"error at 800": None, "error at -800": None}
sizes["first in float64"] = None
sizes["first in float32"] = None


def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    pass  # your answer here
