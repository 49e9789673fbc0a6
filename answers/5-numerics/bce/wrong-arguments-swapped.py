# points: 0
# message: the two arguments had been swapped
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.maximum(t, 0) - t * z + np.log1p(np.exp(-np.abs(t)))
