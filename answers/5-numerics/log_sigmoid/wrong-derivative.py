# points: 0
# message: the derivative had been returned
# slip: derived
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return 1 / (1 + np.exp(x))
