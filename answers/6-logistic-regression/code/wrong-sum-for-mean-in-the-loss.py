# points: 4
# message: the losses had been added up, with no mean taken
def loss(w, X, t):
    return np.sum(bce_with_logits(X @ w, t))
