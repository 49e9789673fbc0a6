# points: 0
# message: a square in the denominator had been lost
# slip: square-lost
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return np.exp(-x) / (1 + np.exp(-x))
