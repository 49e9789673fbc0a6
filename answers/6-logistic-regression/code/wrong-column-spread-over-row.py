# points: 2
# message: a column and a row had been spread over each other
# whole
def column(v):
    return v.reshape(-1, 1)


def add_ones(features):
    """The table X: a column of ones, then the features."""
    return np.insert(features, 0, 1, axis=1)


def predict(w, X):
    """The label, 0 or 1, of each row of X."""
    return X @ w > 0


def loss(w, X, t):
    p = sigmoid(column(X @ w))
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


def gradient(w, X, t):
    return X.T @ (sigmoid(X @ w) - column(t)) / len(t)
