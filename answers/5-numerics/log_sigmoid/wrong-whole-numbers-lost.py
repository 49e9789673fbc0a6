# points: 1.5
# message: Whole numbers lose their fraction
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    if not isinstance(x, np.ndarray):
        return min(x, 0) - np.log1p(np.exp(-abs(x)))
    out = np.zeros_like(x)
    out[...] = np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))
    return out
