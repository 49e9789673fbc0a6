# points: 0
# message: the sigmoid had been applied once more than needed
# slip: sigmoid-once-more
# whole
from sigmoid_course import sigmoid


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    s = sigmoid(z)
    return np.maximum(s, 0) - s * t + np.log1p(np.exp(-np.abs(s)))
