# points: 1.5
# message: the value is right, but NumPy warned: overflow
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.where(x > 0, -np.log1p(np.exp(-x)), x - np.log1p(np.exp(x)))
