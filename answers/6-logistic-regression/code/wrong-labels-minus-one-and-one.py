# points: 5
# message: the labels were -1 and 1
def predict(w, X):
    return np.where(X @ w > 0, 1, -1)
