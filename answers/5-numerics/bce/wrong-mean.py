# points: 0
# message: This looks as if a mean over all elements had been taken
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.mean(np.logaddexp(0, z) - t * z)
