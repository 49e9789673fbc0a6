# points: 0
# message: z had been taken for a probability
def bce_with_logits(z, t):
    """Binary cross-entropy of sigma(z) and t, for each example."""
    with np.errstate(all="ignore"):
        return -(t * np.log(z) + (1 - t) * np.log(1 - z))
