# points: 0
# message: your function calls sigmoid_course.log_sigmoid
# whole
from sigmoid_course import log_sigmoid


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return -(t * log_sigmoid(z) + (1 - t) * log_sigmoid(-z))
