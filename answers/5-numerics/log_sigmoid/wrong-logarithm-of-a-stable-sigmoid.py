# points: 0
# message: where x = -1000.0, got -inf, expected -1000
# whole
from sigmoid_course import sigmoid


def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.log(sigmoid(x))
