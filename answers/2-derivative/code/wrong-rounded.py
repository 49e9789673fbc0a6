# points: 0
# message: the values had been rounded
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    s = 1 / (1 + np.exp(-x))
    return np.round(s * (1 - s), 3)
