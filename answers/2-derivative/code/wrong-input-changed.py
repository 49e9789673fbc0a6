# points: 1
# message: changed the array it was given
def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    x = np.negative(x, out=x) if isinstance(x, np.ndarray) and x.dtype.kind == "f" else -x
    s = 1 / (1 + np.exp(x))
    return s * (1 - s)
