# points: 5
# message: probabilities had been kept 1e-15 away from 0 and 1
def loss(w, X, t):
    p = np.clip(sigmoid(X @ w), 1e-15, 1 - 1e-15)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
