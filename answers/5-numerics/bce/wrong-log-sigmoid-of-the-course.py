# points: 3
# whole
from sigmoid_course import log_sigmoid


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    return -(t * log_sigmoid(z) + (1 - t) * log_sigmoid(-z))
