# points: 5
# message: This looks as if the column of ones had been left out
def add_ones(features):
    return np.asarray(features)


def predict(w, X):
    """The label, 0 or 1, of each row of X."""
    return X @ w > 0


def loss(w, X, t):
    """The mean loss over the rows of X."""
    return np.mean(bce_with_logits(X @ w, t))


def gradient(w, X, t):
    """The gradient of the mean loss by w."""
    return X.T @ (sigmoid(X @ w) - t) / len(t)
