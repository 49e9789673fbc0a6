# points: 0
# message: x stood where -x belongs
# slip: reflected
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return -np.logaddexp(0, x)
