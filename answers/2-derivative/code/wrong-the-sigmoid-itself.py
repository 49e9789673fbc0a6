# points: 0
# message: got 0.731059, expected 0.196612
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return 1 / (1 + np.exp(-x))
