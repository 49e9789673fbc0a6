# points: 4
# message: stopped with
def gradient(w, X, t):
    return X.T @ (sigmoid(X @ w) - y) / len(y)
