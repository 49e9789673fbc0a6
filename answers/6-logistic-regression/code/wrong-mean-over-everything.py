# points: 4
# message: got a single number, expected (3,)
def gradient(w, X, t):
    return np.mean((sigmoid(X @ w) - t) * X.T)
