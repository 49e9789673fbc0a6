# points: 0
# message: the sign of the whole were lost
# slip: sign-of-whole
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.logaddexp(0, -x)
