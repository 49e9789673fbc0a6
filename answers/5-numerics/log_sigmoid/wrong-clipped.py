# points: 0
# message: something had been clipped
# whole
from sigmoid_course import sigmoid


def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return np.log(np.clip(sigmoid(x), 1e-15, 1))
