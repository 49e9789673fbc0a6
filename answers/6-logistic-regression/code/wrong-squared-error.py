# points: 2
# message: the squared error had been differentiated
def add_ones(features):
    """The table X: a column of ones, then the features."""
    return np.insert(features, 0, 1, axis=1)


def predict(w, X):
    """The label, 0 or 1, of each row of X."""
    return X @ w > 0


def loss(w, X, t):
    return np.mean((sigmoid(X @ w) - t) ** 2)


def gradient(w, X, t):
    p = sigmoid(X @ w)
    return X.T @ (2 * (p - t) * p * (1 - p)) / len(t)
