# points: 2.5
# message: The values stop growing at 50; this looks as if something had been clipped
def repaired_loss(z, t):
    """Binary cross-entropy of sigma(z) and t, mended."""
    z = np.clip(z, -50, 50)
    m = np.maximum(z, 0)
    return (1 - t) * z + m + np.log(np.exp(-m) + np.exp(-z - m))
