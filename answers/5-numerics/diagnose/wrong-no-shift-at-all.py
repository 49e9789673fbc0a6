# points: 2.5
# message: where z = -1000.0, t = 0.0, got inf
def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    return (1 - t) * z + np.log(1 + np.exp(-z))
