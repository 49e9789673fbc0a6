# points: 5
# message: X an array of shape (8, 2)
def loss(w, X, t):
    z = X @ w
    return np.mean(np.where(t == 1, np.logaddexp(0, -z), np.logaddexp(0, z)))
