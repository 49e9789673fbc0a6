# points: 5.5
# message: a probability of 1/2 itself were above 1/2
def predict(w, X):
    return (sigmoid(X @ w) >= 0.5).astype(int)
