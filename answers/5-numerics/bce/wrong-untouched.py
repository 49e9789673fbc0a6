# points: 0
# message: got None
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    pass  # your answer here
