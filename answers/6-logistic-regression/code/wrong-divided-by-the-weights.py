# points: 4
# message: the number of weights had been divided by
def gradient(w, X, t):
    return X.T @ (sigmoid(X @ w) - t) / len(w)
