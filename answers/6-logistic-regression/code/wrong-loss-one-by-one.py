# points: 4
# message: expected ()
def loss(w, X, t):
    return bce_with_logits(X @ w, t)
