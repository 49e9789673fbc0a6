# points: 1
# message: got a single number, expected (11,)
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    s = 1 / (1 + np.exp(-x))
    return float(np.mean(s * (1 - s)))
