# points: 0
# message: got None
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    print(np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x))))
