# points: 4
# message: X had been multiplied as it stands, not turned over
def gradient(w, X, t):
    return X @ (sigmoid(X @ w) - t) / len(t)
