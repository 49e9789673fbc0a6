# points: 0
# message: your function calls sigmoid_course.log_sigmoid
# whole
from importlib import import_module

finished = getattr(import_module("sigmoid_course"), "log_sigmoid")


def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    return finished(x)
