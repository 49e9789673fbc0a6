# points: 5
# message: the probability had been held against 0
def predict(w, X):
    return (sigmoid(X @ w) > 0).astype(int)
