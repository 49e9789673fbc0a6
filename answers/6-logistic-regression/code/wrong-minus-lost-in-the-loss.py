# points: 4
# message: the sign of the whole were lost
# slip: sign-of-whole
def loss(w, X, t):
    p = sigmoid(X @ w)
    return np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
