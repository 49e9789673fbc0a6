# points: 1.5
# message: changed the array it was given
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    tail = np.log1p(np.exp(-np.abs(x)))
    if isinstance(x, np.ndarray):
        x[x > 0] = 0
    return np.minimum(x, 0) - tail
