# points: 2
# whole
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return sigmoid(x) * sigmoid(-x)
