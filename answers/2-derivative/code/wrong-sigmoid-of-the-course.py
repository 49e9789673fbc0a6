# points: 0
# message: your function calls sigmoid_course.sigmoid
# whole
from sigmoid_course import sigmoid


def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    s = sigmoid(x)
    return s * (1 - s)
