# points: 4
# message: the sigmoid had not been applied
def gradient(w, X, t):
    return X.T @ (X @ w - t) / len(t)
