# points: 2
# message: the squared error had been differentiated
def loss(w, X, t):
    return np.mean((sigmoid(X @ w) - t) ** 2)


def gradient(w, X, t):
    p = sigmoid(X @ w)
    return X.T @ (2 * (p - t) * p * (1 - p)) / len(t)
