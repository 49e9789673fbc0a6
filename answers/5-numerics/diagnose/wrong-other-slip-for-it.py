# points: 2.5
# message: This looks as if
def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.maximum(-z, 0)
    return t * z + m + np.log(np.exp(-m) + np.exp(-z - m))
