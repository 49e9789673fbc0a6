# points: 6
def add_ones(features):
    return np.hstack([np.ones((len(features), 1)), features])


def predict(w, X):
    p = sigmoid(X @ w)
    return (p > 0.5).astype(int)


def loss(w, X, t):
    return np.average(bce_with_logits(X.dot(w), t))


def gradient(w, X, t):
    p = sigmoid(X @ w)
    return np.mean((p - t)[:, np.newaxis] * X, axis=0)
