# points: 4
# message: X had been left out: there is one number for each row
def gradient(w, X, t):
    return sigmoid(X @ w) - t
