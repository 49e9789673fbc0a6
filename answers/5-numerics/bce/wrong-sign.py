# points: 0
# message: the sign of the whole were lost
# slip: sign-of-whole
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return t * z - np.logaddexp(0, z)
