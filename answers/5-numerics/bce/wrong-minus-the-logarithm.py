# points: 0
# message: one of the terms had the wrong sign
# slip: sign-of-term
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.maximum(z, 0) - z * t - np.log1p(np.exp(-np.abs(z)))
