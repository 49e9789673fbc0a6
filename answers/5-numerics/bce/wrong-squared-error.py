# points: 0
# message: the squared error had been taken for the loss
# whole
from sigmoid_course import sigmoid


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return (sigmoid(z) - t) ** 2
