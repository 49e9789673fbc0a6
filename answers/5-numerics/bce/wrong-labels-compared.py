# points: 0
# message: bce_with_logits(1.0, 0.3)
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.where(t == 1, np.logaddexp(0, -z), np.logaddexp(0, z))
