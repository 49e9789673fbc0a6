# points: 4
# message: t had been left out
def gradient(w, X, t):
    return X.T @ sigmoid(X @ w) / len(t)
