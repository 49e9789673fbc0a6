# points: 5
# message: X an array of shape (4, 2), t = [0, 1, 1, 0]: got nan
def loss(w, X, t):
    p = 1 / (1 + np.exp(-X @ w))
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
