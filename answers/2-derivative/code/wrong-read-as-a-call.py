# points: 0
# message: s(1 - x) had been read for s(1 - s)
# whole
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return sigmoid(1 - x)
