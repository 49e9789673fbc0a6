# points: 0
# message: The values stop growing at 16.118
# whole
from sigmoid_course import sigmoid


def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    p = np.clip(sigmoid(z), 1e-7, 1 - 1e-7)
    return -(t * np.log(p) + (1 - t) * np.log(1 - p))
