# points: 5
# message: The truth value of an array
def predict(w, X):
    if X @ w > 0:
        return 1
    return 0
