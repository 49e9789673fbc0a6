# points: 0
# message: expected
# whole
def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, decay, 1) / (1 + decay)


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    p = sigmoid(z)
    return -(t * np.log(p + 1e-12) + (1 - t) * np.log(1 - p + 1e-12))
