# points: 4
# message: the component of the bias had been dropped
def gradient(w, X, t):
    return X[:, 1:].T @ (sigmoid(X @ w) - t) / len(t)
