# points: 0
# message: expected 0.19661193324148188
# whole
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    h = 1e-3
    return (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)
