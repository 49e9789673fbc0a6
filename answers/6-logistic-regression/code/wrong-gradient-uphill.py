# points: 4
# message: the sign of the whole were lost
# slip: sign-of-whole
def gradient(w, X, t):
    return X.T @ (t - sigmoid(X @ w)) / len(t)
