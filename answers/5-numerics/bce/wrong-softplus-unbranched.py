# points: 0
# message: where z = 710.0, t = 0.0, got inf, expected 710
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.log1p(np.exp(z)) - t * z
