# points: 0
# message: The values stop growing at 500
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    x = np.clip(x, -500, 500)
    return -np.log1p(np.exp(-x))
