# points: 2.5
# message: where z = 1000.0, t = 0.0
def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    m = np.abs(z)
    return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))
