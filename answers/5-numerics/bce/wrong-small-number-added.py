# points: 0
# message: expected
# whole
from sigmoid_course import sigmoid


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    p = sigmoid(z)
    return -(t * np.log(p + 1e-12) + (1 - t) * np.log(1 - p + 1e-12))
