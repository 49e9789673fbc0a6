# points: 1.5
# message: where x = -inf, got nan, expected -inf
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    m = np.maximum(-x, 0)
    return -(m + np.log(np.exp(-m) + np.exp(-x - m)))
