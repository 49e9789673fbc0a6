# points: 5
# message: X an array of shape (8, 2)
def add_ones(features):
    """The table X: a column of ones, then the features."""
    return np.insert(features, 0, 1, axis=1)


def predict(w, X):
    """The label, 0 or 1, of each row of X."""
    return X @ w > 0


def loss(w, X, t):
    z = X @ w
    return np.mean(np.where(t == 1, np.logaddexp(0, -z), np.logaddexp(0, z)))


def gradient(w, X, t):
    """The gradient of the mean loss by w."""
    return X.T @ (sigmoid(X @ w) - t) / len(t)
