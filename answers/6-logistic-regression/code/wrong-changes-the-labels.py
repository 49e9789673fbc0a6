# points: 5
# message: the values are right, but the function changed an argument
def gradient(w, X, t):
    t -= sigmoid(X @ w)
    return -X.T @ t / len(t)
