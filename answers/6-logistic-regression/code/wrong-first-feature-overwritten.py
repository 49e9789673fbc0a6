# points: 5
# message: got the shape (5, 2), expected (5, 3)
def add_ones(features):
    X = features.copy()
    X[:, 0] = 1
    return X


def predict(w, X):
    """The label, 0 or 1, of each row of X."""
    return X @ w > 0


def loss(w, X, t):
    """The mean loss over the rows of X."""
    return np.mean(bce_with_logits(X @ w, t))


def gradient(w, X, t):
    """The gradient of the mean loss by w."""
    return X.T @ (sigmoid(X @ w) - t) / len(t)
