# points: 0
# message: NameError: name 'y' is not defined
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    s = 1 / (1 + np.exp(-y))
    return s * (1 - s)
