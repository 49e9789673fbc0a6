# points: 0
# message: the logarithm to base 2 had been taken
# slip: base-2
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.minimum(x, 0) / np.log(2) - np.log2(1 + np.exp(-np.abs(x)))
