# points: 0
# message: one of two terms were missing
# slip: term-lost
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return t * np.logaddexp(0, -z)
