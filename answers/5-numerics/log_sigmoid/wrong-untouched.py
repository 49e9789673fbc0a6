# points: 0
# message: got None
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    pass  # your answer here
