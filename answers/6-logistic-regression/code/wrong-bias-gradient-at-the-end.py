# points: 4
# message: the component of the bias stood at the end
def gradient(w, X, t):
    r = sigmoid(X @ w) - t
    return np.append(X[:, 1:].T @ r, r.sum()) / len(t)
