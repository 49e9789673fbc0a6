# points: 2
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return np.exp(x) / (np.exp(x) + 1) ** 2
