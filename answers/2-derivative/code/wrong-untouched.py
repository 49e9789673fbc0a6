# points: 0
# message: got None
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    pass  # your answer here
