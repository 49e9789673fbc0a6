# points: 0
# message: the sign of the whole were lost
# slip: sign-of-whole
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    s = 1 / (1 + np.exp(-x))
    return -s * (1 - s)
