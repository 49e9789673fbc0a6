# points: 6
def add_ones(features):
    """The table X: a column of ones, then the features."""
    return np.insert(features, 0, 1, axis=1)


def predict(w, X):
    """The label, 0 or 1, of each row of X."""
    return X @ w > 0


def loss(w, X, t):
    z = (X @ w[:, None])[:, 0]
    return np.mean(bce_with_logits(z, t))


def gradient(w, X, t):
    t = t.reshape(-1, 1)
    p = sigmoid(X @ w.reshape(-1, 1))
    return (X.T @ (p - t)).ravel() / len(t)
