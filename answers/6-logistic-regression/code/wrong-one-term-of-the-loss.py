# points: 4
# message: the term with 1 - t had been left out
def add_ones(features):
    """The table X: a column of ones, then the features."""
    return np.insert(features, 0, 1, axis=1)


def predict(w, X):
    """The label, 0 or 1, of each row of X."""
    return X @ w > 0


def loss(w, X, t):
    p = sigmoid(X @ w)
    return -np.mean(t * np.log(p))


def gradient(w, X, t):
    """The gradient of the mean loss by w."""
    return X.T @ (sigmoid(X @ w) - t) / len(t)
