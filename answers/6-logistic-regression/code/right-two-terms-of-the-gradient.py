# points: 6
def add_ones(features):
    return np.c_[np.ones(len(features)), features]


def predict(w, X):
    return (np.sign(X @ w) + 1) // 2


def loss(w, X, t):
    losses = bce_with_logits(np.matmul(X, w), t)
    return float(sum(losses) / len(losses))


def gradient(w, X, t):
    z = X @ w
    return np.mean(((1 - t) * sigmoid(z) - t * sigmoid(-z)) * X.T, axis=1)
