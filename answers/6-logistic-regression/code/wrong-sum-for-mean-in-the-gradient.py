# points: 4
# message: a sum over the rows had been taken, not a mean
def gradient(w, X, t):
    return X.T @ (sigmoid(X @ w) - t)
