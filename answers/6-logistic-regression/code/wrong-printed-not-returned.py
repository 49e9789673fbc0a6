# points: 4
# message: got None
def loss(w, X, t):
    print(np.mean(bce_with_logits(X @ w, t)))
