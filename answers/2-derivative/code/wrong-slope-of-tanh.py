# points: 0
# message: the derivative of the hyperbolic tangent
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return 1 - np.tanh(x) ** 2
