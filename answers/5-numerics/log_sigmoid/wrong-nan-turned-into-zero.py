# points: 1.5
# message: where x = nan, got 0, expected nan
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.nan_to_num(np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x))), neginf=-np.inf)
