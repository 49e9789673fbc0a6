# points: 0
# message: something had been clipped on the way
# whole
def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, decay, 1) / (1 + decay)


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    p = np.clip(sigmoid(z), 1e-15, 1 - 1e-15)
    return -(t * np.log(p) + (1 - t) * np.log(1 - p))
