# points: 0
# message: The values stop growing at 34.539
# whole
def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, decay, 1) / (1 + decay)


def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.log(sigmoid(x) + 1e-15)
