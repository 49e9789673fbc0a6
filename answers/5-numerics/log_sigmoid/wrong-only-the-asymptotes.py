# points: 0
# message: or a part were left out
# slip: clamp
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.minimum(x, 0)
