# points: 0
# message: one of the terms had the wrong sign
# slip: sign-of-term
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.minimum(x, 0) + np.log1p(np.exp(-np.abs(x)))
