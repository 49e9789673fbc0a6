# points: 0
# message: a max, a min or a sign beside it were the wrong one
# slip: clamp
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.minimum(x, 0) - np.log1p(np.exp(-x))
