# points: 4
# message: expected a single number
def loss(w, X, t):
    return bce_with_logits(X @ w, t)
