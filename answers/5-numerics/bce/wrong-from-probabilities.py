# points: 0
# message: where z = -1000.0, t = 0.0, got nan, expected 0
# whole
def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, decay, 1) / (1 + decay)


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    p = sigmoid(z)
    return -(t * np.log(p) + (1 - t) * np.log(1 - p))
