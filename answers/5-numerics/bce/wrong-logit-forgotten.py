# points: 0
# message: a product had lost one of its factors
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.maximum(z, 0) - t + np.log1p(np.exp(-np.abs(z)))
