# points: 3
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    x = np.asarray(x, dtype=float)
    out = np.empty_like(x)
    left = x < 0
    out[left] = x[left] - np.log1p(np.exp(x[left]))
    out[~left] = -np.log1p(np.exp(-x[~left]))
    return out if out.ndim else float(out)
