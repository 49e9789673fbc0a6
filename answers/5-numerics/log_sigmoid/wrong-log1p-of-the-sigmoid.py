# points: 0
# message: log1p had been applied where log was meant
# slip: log1p
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.log1p(1 / (1 + np.exp(-x)))
