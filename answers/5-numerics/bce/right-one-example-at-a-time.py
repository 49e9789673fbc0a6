# points: 3
# whole
import math


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    def one(z, t):
        return max(z, 0.0) - z * t + math.log1p(math.exp(-abs(z)))

    if np.ndim(z) == 0:
        return one(float(z), float(t))
    losses = [one(a, b) for a, b in zip(np.ravel(z).tolist(), np.ravel(t).tolist())]
    return np.array(losses, dtype=float).reshape(np.shape(z))
