# points: 6
# whole
def logits(w, X):
    return X @ w


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def add_ones(features):
    return np.column_stack([np.ones(features.shape[0]), features])


def predict(w, X):
    return np.where(logits(w, X) > 0, 1, 0)


def loss(w, X, t):
    z = logits(w, X)
    return (t * softplus(-z) + (1 - t) * softplus(z)).mean()


def gradient(w, X, t):
    r = sigmoid(logits(w, X)) - t
    return X.T.dot(r) / r.size
