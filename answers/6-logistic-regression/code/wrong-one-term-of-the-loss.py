# points: 4
# message: the term with 1 - t had been left out
def loss(w, X, t):
    p = sigmoid(X @ w)
    return -np.mean(t * np.log(p))
