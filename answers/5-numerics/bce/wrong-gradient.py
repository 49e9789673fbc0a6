# points: 0
# message: the difference p - t had been taken for the loss
# whole
def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, decay, 1) / (1 + decay)


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return sigmoid(z) - t
