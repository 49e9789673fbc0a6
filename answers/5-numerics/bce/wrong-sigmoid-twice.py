# points: 0
# message: the sigmoid had been applied once more than needed
# slip: sigmoid-once-more
# whole
def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, decay, 1) / (1 + decay)


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    s = sigmoid(z)
    return np.maximum(s, 0) - s * t + np.log1p(np.exp(-np.abs(s)))
