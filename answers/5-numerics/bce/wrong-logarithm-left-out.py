# points: 0
# message: or a part were left out
# slip: clamp
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.maximum(z, 0) - z * t
