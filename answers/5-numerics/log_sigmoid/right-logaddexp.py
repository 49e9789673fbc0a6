# points: 3
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return -np.logaddexp(0, -x)
