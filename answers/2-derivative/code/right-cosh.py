# points: 2
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return 1 / (4 * np.cosh(x / 2) ** 2)
