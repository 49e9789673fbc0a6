# points: 3
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    with np.errstate(over="ignore"):
        softplus = np.where(z > 0, z + np.log1p(np.exp(-z)), np.log1p(np.exp(z)))
    return softplus - t * z
