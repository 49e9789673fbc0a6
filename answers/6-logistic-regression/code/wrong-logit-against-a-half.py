# points: 5
# message: the logit had been held against 1/2
def predict(w, X):
    return (X @ w > 0.5).astype(int)
