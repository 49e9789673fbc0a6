# points: 1.5
# message: where z = nan
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.nan_to_num(np.logaddexp(0, z) - t * z)
