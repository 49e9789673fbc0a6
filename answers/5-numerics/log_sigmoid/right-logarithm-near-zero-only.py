# points: 3
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    s = np.where(x > 0, 1, np.exp(-np.abs(x))) / (1 + np.exp(-np.abs(x)))
    far = np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))
    return np.where(np.abs(x) < 1, np.log(np.maximum(s, 0.1)), far) + 0 * np.clip(x, -1, 1)
