# points: 4
# message: the slope of the sigmoid had been multiplied in
def gradient(w, X, t):
    p = sigmoid(X @ w)
    return X.T @ ((p - t) * p * (1 - p)) / len(t)
