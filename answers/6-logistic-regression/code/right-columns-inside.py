# points: 6
def loss(w, X, t):
    z = (X @ w[:, None])[:, 0]
    return np.mean(bce_with_logits(z, t))


def gradient(w, X, t):
    t = t.reshape(-1, 1)
    p = sigmoid(X @ w.reshape(-1, 1))
    return (X.T @ (p - t)).ravel() / len(t)
