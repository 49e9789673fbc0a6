# points: 0
# message: got None
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    s = 1 / (1 + np.exp(-x))
    print(s * (1 - s))
