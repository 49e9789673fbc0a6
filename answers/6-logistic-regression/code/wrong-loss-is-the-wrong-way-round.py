# points: 4
# message: stopped with ValueError
def loss(w, X, t):
    return np.mean(bce_with_logits(w @ X, t))
