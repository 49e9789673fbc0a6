# points: 3
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    down, up = np.minimum(x, 0), np.maximum(x, 0)
    return np.where(x < 0, down - np.log1p(np.exp(down)), -np.log1p(np.exp(-up))) + 0 * np.clip(x, -1, 1)
