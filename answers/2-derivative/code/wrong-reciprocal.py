# points: 0
# message: 1/u had been differentiated as 1/u'
# slip: reciprocal
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    return 1 / -np.exp(-x)
