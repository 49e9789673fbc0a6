# points: 5.5
# message: got a list, expected an array of shape
def add_ones(features):
    """The table X: a column of ones, then the features."""
    return np.insert(features, 0, 1, axis=1)


def predict(w, X):
    return [int(z > 0) for z in X @ w]


def loss(w, X, t):
    """The mean loss over the rows of X."""
    return np.mean(bce_with_logits(X @ w, t))


def gradient(w, X, t):
    """The gradient of the mean loss by w."""
    return X.T @ (sigmoid(X @ w) - t) / len(t)
