# points: 0
# message: log1p had been applied where log was meant
# slip: log1p
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.minimum(x, 0) - np.log1p(1 + np.exp(-np.abs(x)))
