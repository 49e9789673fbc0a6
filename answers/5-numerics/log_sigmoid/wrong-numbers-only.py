# points: 0
# message: your function stopped with ValueError
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    if x > 0:
        return -np.log1p(np.exp(-x))
    return x - np.log1p(np.exp(x))
