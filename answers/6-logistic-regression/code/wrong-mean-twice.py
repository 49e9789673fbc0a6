# points: 4
# message: the mean had been taken twice
def gradient(w, X, t):
    n = len(t)
    error = (sigmoid(X @ w) - t) / n
    return X.T @ error / n
