# points: 0
# message: The values stop growing at 34.539
# whole
from sigmoid_course import sigmoid


def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.log(sigmoid(x) + 1e-15)
