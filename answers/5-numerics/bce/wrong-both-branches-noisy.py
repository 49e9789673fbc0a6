# points: 1.5
# message: the value is right, but NumPy warned: overflow
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return np.where(z > 0, z + np.log1p(np.exp(-z)), np.log1p(np.exp(z))) - t * z
