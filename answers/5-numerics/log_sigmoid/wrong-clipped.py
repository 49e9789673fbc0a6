# points: 0
# message: something had been clipped
# whole
def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, decay, 1) / (1 + decay)


def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.log(np.clip(sigmoid(x), 1e-15, 1))
