# points: 5.5
# message: got a list, expected an array of shape
def predict(w, X):
    return [int(z > 0) for z in X @ w]
