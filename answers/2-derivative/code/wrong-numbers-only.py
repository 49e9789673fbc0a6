# points: 1
# message: your function stopped with TypeError
# whole
import math


def sigmoid_derivative(x):
    """Slope of the sigmoid at each element of x."""
    s = 1 / (1 + math.exp(-x))
    return s * (1 - s)
