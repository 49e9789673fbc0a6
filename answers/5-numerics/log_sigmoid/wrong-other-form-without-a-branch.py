# points: 0
# message: where x = 710.0, got -inf
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return x - np.log1p(np.exp(x))
